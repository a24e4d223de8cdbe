import type { Place } from '@wijkritme/contract';
import type { Cell, Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { createFormat } from '../i18n/format.ts';
import { civilDate } from '../i18n/zone.ts';
import { drawLanes } from './draw-lanes.ts';
import type { NamedLane } from './lanes-of.ts';
import { isContext, kindWord, whatOf } from './span-words.ts';
import type { TableRow } from './table-rows.ts';
import { rhythmsTexts } from './texts.ts';

export interface ShownLanes {
  readonly place: Place;
  readonly drawn: readonly NamedLane[];
  readonly rows: readonly TableRow[];
  readonly sentence: string;
  readonly from: number;
  readonly to: number;
}

/** The lanes as they are drawn, and everything they hold as a table; with the labels of what they tell. */
export function figureOfLanes({ place, drawn, rows, sentence, from, to }: ShownLanes, about: Surroundings): Figure {
  const { language } = about;
  const text = rhythmsTexts[language];
  const zone = place.timeZone;
  const format = createFormat(language, zone);
  const labels = new Set(rows.flatMap(({ span: { of } }) => (isContext(of) && of.label ? [of.label] : [])));
  const simulated = rows.some(({ span: { of } }) => !isContext(of) && of.simulated);
  return {
    file: fileName(text.lanes, place.name, civilDate(from, zone)),
    title: `${text.lanes}: ${place.name}`,
    sentence,
    facts: factsOf(about, {
      definition: text.lanesDefinition,
      period: `${format.moment(from)} – ${format.moment(to)} (${zone})`,
      ...(simulated ? { simulated } : {}),
      ...(labels.size > 0 ? { label: [...labels].join(', ') } : {}),
    }),
    table: {
      caption: text.lanesTable,
      columns: [
        { name: text.start, width: 1.3 },
        { name: text.end, width: 1.3 },
        { name: text.where, width: 1.5 },
        { name: text.kind, width: 1.5 },
        { name: text.what, width: 4 },
      ],
      rows: rows.map(({ lane, span }): Cell[] => [
        { at: span.from, zone },
        span.open ? text.lasts : { at: span.to, zone },
        lane,
        kindWord(span.kind, language),
        whatOf(span, language),
      ]),
    },
    drawing: drawLanes({
      ...{ lanes: drawn, from, to, zone, locale: language },
      kindWord: (kind) => kindWord(kind, language),
    }),
  };
}
