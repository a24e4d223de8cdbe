import type { Band } from '@wijkritme/contract';
import { formatInstant } from '../format/instant.ts';
import type { Locale } from '../format/locale.ts';
import { formatDifference, formatNumber, formatReading } from '../format/number.ts';
import { type BandSeries, type ForecastPoints, findMark, type Mark } from './band-series.ts';
import type { BandText } from './chart-text.ts';

export type BandWords = {
  t: number;
  time: string;
  measured: string;
  normal: string;
  difference: string;
  verdict: string;
};

export type WordSource = {
  band: Pick<Band, 'unit' | 'stepSeconds' | 'timeZone' | 'shownFrom' | 'inSum'>;
  /** The band, and behind it the instants of the forecast. */
  series: BandSeries;
  forecast?: ForecastPoints;
  marks: readonly Mark[];
  locale: Locale;
  text: BandText;
};

/** One point in words: the same for the live line and for the table. */
export function toBandWords(source: WordSource, index: number, style: 'table' | 'text'): BandWords {
  const { band, series, marks, locale, text } = source;
  const t = series.time[index]!; // NOTE: callers pass an index of the series
  const ahead = index - (series.time.length - (source.forecast?.time.length ?? 0));
  if (source.forecast && ahead >= 0)
    return toForecastWords(
      { ...source, forecast: source.forecast },
      ahead,
      formatInstant(t, locale, band.timeZone, style),
    );
  const measured = series.measured[index] ?? null;
  const low = series.low[index] ?? null;
  const mid = series.mid[index] ?? null;
  const high = series.high[index] ?? null;
  const isHidden = series.hidden[index] ?? false;
  const mark = findMark(marks, t, band.stepSeconds * 1000);
  const known = low !== null && high !== null;
  return {
    t,
    time: formatInstant(t, locale, band.timeZone, style),
    measured: isHidden
      ? band.inSum
        ? text.hiddenInSum
        : text.hidden(band.shownFrom ?? 0)
      : formatReading(measured, locale, { unit: band.unit, noReading: text.noReading }),
    normal: known ? text.range(formatNumber(low, locale), formatNumber(high, locale, band.unit)) : text.notKnown,
    difference: measured === null || mid === null ? '–' : formatDifference(measured - mid, locale, band.unit),
    verdict: verdictOf({ measured, known, isHidden, mark: mark?.kind }, text),
  };
}

/** What is to come: in the place of a measurement stands what is expected, in that of the normal range eight of ten. */
function toForecastWords(
  { band, forecast, locale, text }: Required<WordSource>,
  ahead: number,
  time: string,
): BandWords {
  const [low, mid, high] = [forecast.p10[ahead] ?? null, forecast.p50[ahead] ?? null, forecast.p90[ahead] ?? null];
  const known = low !== null && high !== null;
  return {
    t: forecast.time[ahead] ?? 0,
    time,
    measured: formatReading(mid, locale, { unit: band.unit, noReading: text.notKnown }),
    normal: known ? text.range(formatNumber(low, locale), formatNumber(high, locale, band.unit)) : text.notKnown,
    difference: '–',
    verdict: text.forecast,
  };
}

type Verdict = { measured: number | null; known: boolean; isHidden: boolean; mark: Mark['kind'] | undefined };

function verdictOf({ measured, known, isHidden, mark }: Verdict, text: BandText): string {
  if (mark) return text.kinds[mark];
  if (isHidden) return text.hiddenVerdict;
  if (measured === null) return text.noReading;
  return known ? text.asNormal : text.notKnown;
}
