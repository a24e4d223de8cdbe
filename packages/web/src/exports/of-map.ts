import type { Beat, BeatWord, FeatureCollection, Place, Thing } from '@wijkritme/contract';
import { createFormat, defaultZone } from '../i18n/format.ts';
import { texts } from '../i18n/language.ts';
import { civilDate } from '../i18n/zone.ts';
import type { Feature } from '../map/geometry.ts';
import { toPlaceFeatures } from '../workbench/parts/map-features.ts';
import { drawMap } from './draw-map.ts';
import type { Cell, Figure } from './figure.ts';
import { factsOf, fileName, type Surroundings } from './surroundings.ts';

export interface ShownMap {
  readonly name: string;
  readonly sentence: string;
  readonly places: readonly Place[];
  readonly shown: readonly Place[];
  readonly beats: ReadonlyMap<number, Beat>;
  readonly shapes: FeatureCollection | undefined;
  readonly things: readonly Thing[];
}

/** How it is in each place now: as a map, as its shapes, and as the list beside it. */
export function figureOfMap(
  { name, sentence, places, shown, beats, shapes, things }: ShownMap,
  about: Surroundings,
): Figure {
  const { text, language } = about;
  const { beats: words, map } = texts[language];
  const zone = places[0]?.timeZone ?? defaultZone;
  const now = Date.now();
  const labelOf = (word: BeatWord) => [...beats.values()].find((beat) => beat.word === word)?.label ?? words[word];
  const drawn = shapes ? toPlaceFeatures(shapes, places, shown, beats) : [];
  const filled = drawn.filter(({ properties }) => properties.filled);
  const used = [...new Set(filled.map(({ properties }) => properties.word as BeatWord))];
  return {
    file: fileName(name, civilDate(now, zone)),
    title: text.titles.map(name),
    sentence,
    facts: factsOf(about, {
      definition: text.definitions.map,
      period: text.now(createFormat(language, zone).moment(now)),
    }),
    table: {
      caption: text.titles.map(name),
      columns: [{ name: text.columns.place }, { name: text.columns.state }, { name: text.columns.sentence, width: 3 }],
      rows: shown.map(({ id, name: place }): Cell[] => {
        const beat = beats.get(id);
        return [place, beat?.label ?? words['no-sensor'], beat?.sentence ?? null];
      }),
    },
    ...(drawn.length > 0
      ? {
          drawing: drawMap({
            places: drawn,
            sensors: things.flatMap(pointOf),
            words: used.map((word) => ({ word, label: labelOf(word) })),
            sensorWord: map.sensor,
          }),
          shapes: {
            type: 'FeatureCollection' as const,
            features: filled.map((feature) => named(feature, beats, labelOf)),
          },
        }
      : {}),
  };
}

function pointOf({ name, position }: Thing): Feature[] {
  return position
    ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: [...position] }, properties: { name } }]
    : [];
}

/** A shape with the name, the word and the sentence of its place; nothing of how it was drawn. */
function named(feature: Feature, beats: ReadonlyMap<number, Beat>, labelOf: (word: BeatWord) => string): Feature {
  const { placeId, name, word } = feature.properties;
  const id = Number(placeId);
  return {
    type: 'Feature',
    id,
    geometry: feature.geometry,
    properties: { name, word, label: labelOf(word as BeatWord), sentence: beats.get(id)?.sentence ?? null },
  };
}
