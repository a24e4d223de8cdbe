import type { Band, Deviation, Forecast } from '@wijkritme/contract';
import { capital, createFormat, unitLabel } from '../i18n/format.ts';
import { texts } from '../i18n/language.ts';
import { civilDate } from '../i18n/zone.ts';
import {
  type BandSeries,
  findGaps,
  findMark,
  forecastAfter,
  lastMeasured,
  type Mark,
  noForecast,
  toBandSeries,
  toMarks,
} from '../ui/charts/band-series.ts';
import { drawBand } from './draw-band.ts';
import type { Cell, Figure } from './figure.ts';
import { factsOf, fileName, type Surroundings, seriesFacts } from './surroundings.ts';

export interface ShownBand {
  readonly band: Band;
  readonly deviations: readonly Deviation[];
  readonly forecast?: { readonly of: Forecast; readonly until: number } | undefined;
}

/** The chart of a series as the page shows it; what is hidden there has no number here. */
export async function figureOfBand({ band, deviations, forecast }: ShownBand, about: Surroundings): Promise<Figure> {
  const { text, language } = about;
  const { series: datastream, name, source, simulated } = await seriesFacts(about, band.datastreamId);
  const { band: words } = texts[language].charts;
  const { place } = texts[language];
  const format = createFormat(language, band.timeZone);
  const series = toBandSeries(band);
  const [from, to] = [Date.parse(band.from), Date.parse(band.to)];
  const until = Math.max(to, forecast && forecast.of.time.length > 0 ? forecast.until : to);
  const ahead = forecastAfter(forecast?.of ?? noForecast, series.time.at(-1) ?? to, until);
  const marks = toMarks(deviations, lastMeasured(series) ?? to, to).filter((one) => one.to >= from && one.from <= to);
  const unit = unitLabel(band.unit);
  const told = forecast && ahead.time.length > 0 ? [forecast.of.sentence, forecast.of.scoreSentence] : [];
  return {
    file: fileName(name, civilDate(from, band.timeZone)),
    title: capital(name),
    sentence: [band.sentence, ...told].join(' '),
    facts: factsOf(about, {
      source,
      simulated,
      definition: text.definitions.band,
      period: `${format.moment(from)} – ${format.moment(to)} (${band.timeZone})`,
    }),
    table: {
      caption: words.tableCaption,
      columns: [
        { name: text.columns.time, width: 2 },
        { name: words.measured, width: 1.4 },
        { name: text.columns.low, width: 1.2 },
        { name: text.columns.mid, width: 1.2 },
        { name: text.columns.high, width: 1.2 },
        { name: words.difference },
        { name: text.columns.verdict, width: 2 },
        ...(['expected10', 'expected50', 'expected90'] as const).map((id) => ({
          name: text.columns[id],
          isDetail: true as const,
        })),
        { name: text.columns.unit, isDetail: true },
      ],
      rows: [
        ...series.time.map((t, i) => rowOf({ series, i, t, marks, band, words: { ...words, ...text } })),
        ...ahead.time.map((t, i): Cell[] => [
          { at: t, zone: band.timeZone },
          ...[null, null, null, null, null, words.forecast],
          ...[ahead.p10[i] ?? null, ahead.p50[i] ?? null, ahead.p90[i] ?? null, unit],
        ]),
      ],
    },
    drawing: drawBand({
      ...{ series, ahead, marks, from, to: until, zone: band.timeZone, locale: language },
      gaps: findGaps(series, band.stepSeconds * 1_000, to),
      quantity: `${capital(datastream.propertyName)} ${unit ? place.inUnit(unit) : place.per(datastream.intervalSeconds)}`,
      words: {
        ...{ measured: words.measured, normal: words.normal, deviation: text.deviationMark, gap: text.gap },
        forecast: words.forecastLegend,
      },
    }),
  };
}

interface Row {
  readonly series: BandSeries;
  readonly i: number;
  readonly t: number;
  readonly marks: readonly Mark[];
  readonly band: Band;
  readonly words: Surroundings['text'] & (typeof texts)['nl']['charts']['band'];
}

function rowOf({ series, i, t, marks, band, words }: Row): Cell[] {
  const [measured, mid] = [series.measured[i] ?? null, series.mid[i] ?? null];
  const mark = findMark(marks, t, band.stepSeconds * 1000);
  const hidden = series.hidden[i] ? (band.inSum ? words.notShown : words.hidden(band.shownFrom ?? 0)) : null;
  return [
    { at: t, zone: band.timeZone },
    hidden ?? measured,
    series.low[i] ?? null,
    mid,
    series.high[i] ?? null,
    measured === null || mid === null ? null : round(measured - mid),
    mark ? words.kinds[mark.kind] : measured === null ? (hidden ?? words.noReading) : '',
    ...[null, null, null],
    unitLabel(band.unit),
  ];
}

/** A difference of two decimals is no more precise than they are. */
const round = (value: number) => Number(value.toPrecision(10));
