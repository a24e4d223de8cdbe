import type { Band, Place } from '@wijkritme/contract';
import type { Cell, Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { capital, createFormat, unitLabel } from '../i18n/format.ts';
import { texts } from '../i18n/language.ts';
import { civilDate } from '../i18n/zone.ts';
import type { BandWindow } from '../live/keys.ts';
import { queries } from '../workbench/queries.ts';
import { drawSmall } from './draw-small.ts';
import { sameScales } from './same-scales.ts';
import type { SmallRow } from './small-rows.ts';
import { rhythmsTexts } from './texts.ts';

export interface ShownSmall {
  readonly place: Place;
  readonly rows: readonly SmallRow[];
  /** Those that are drawn. */
  readonly shown: readonly SmallRow[];
  readonly sentence: string;
  readonly window: BandWindow;
  readonly to: number;
  /** Charts of one unit on one scale? */
  readonly isSame: boolean;
}

/** The small charts as they are drawn, and all series as a table; what is hidden there has no number here. */
export async function figureOfSmall(
  { place, rows, shown, sentence, window, to, isSame }: ShownSmall,
  about: Surroundings,
): Promise<Figure> {
  const { language, queryClient } = about;
  const text = rhythmsTexts[language];
  const { status } = texts[language];
  const zone = place.timeZone;
  const format = createFormat(language, zone);
  const bands = await Promise.all(
    shown.map(({ datastream }) => queryClient.ensureQueryData(queries.band(datastream.id, window))),
  );
  const drawn = shown.map(({ datastream }, i) => ({ datastream, band: bands[i] }));
  const scales = isSame ? sameScales(drawn) : [];
  return {
    file: fileName(text.short, place.name, civilDate(window.from, zone)),
    title: `${text.small}: ${place.name}`,
    sentence,
    facts: factsOf(about, {
      definition: text.smallDefinition(isSame ? text.sameScale : text.ownScale),
      period: `${format.moment(window.from)} – ${format.moment(to)} (${zone})`,
      ...(rows.some(({ datastream }) => datastream.simulated) ? { simulated: true } : {}),
    }),
    table: {
      caption: text.smallTable,
      columns: [
        { name: text.series, width: 2.5 },
        { name: text.state, width: 1.5 },
        { name: text.now },
        { name: about.text.columns.low },
        { name: about.text.columns.high },
        { name: text.difference },
        { name: about.text.columns.unit },
        { name: text.deviations },
      ],
      rows: rows.map(({ name, datastream, hidden, value, normal, difference, deviations }): Cell[] => [
        capital(name),
        status[datastream.status],
        hidden ?? value,
        normal?.low ?? null,
        normal?.high ?? null,
        difference === null ? null : Number(difference.toPrecision(10)),
        unitLabel(datastream.unit),
        deviations,
      ]),
    },
    drawing: drawSmall({
      charts: shown.map(({ name, datastream, deviations }, i) => ({
        name: capital(name),
        words: `${status[datastream.status]}, ${text.countDeviations(deviations)}`,
        band: bands[i] as Band,
        scale: scales[i],
      })),
      ...{ from: window.from, to },
      ends: [format.shortDate(window.from), format.shortDate(to - 1)],
      range: (band, [low, high]) => text.scale(format.span(low, high, band.unit)),
    }),
  };
}
