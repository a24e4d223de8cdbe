import type { Band, Deviation } from '@wijkritme/contract';
import { useId, useMemo } from 'react';
import type { Locale } from '../format/locale.ts';
import { BandLegend } from './BandLegend.tsx';
import { BandSurface } from './BandSurface.tsx';
import { BandTable } from './BandTable.tsx';
import {
  type ForecastPoints,
  findGaps,
  forecastAfter,
  lastMeasured,
  noForecast,
  toBandSeries,
  toMarks,
  withForecast,
} from './band-series.ts';
import type { BandText } from './chart-text.ts';

type BandFigureProps = {
  band: Band;
  deviations: readonly Deviation[];
  /** One plain sentence; the chart is its proof. */
  sentence: string;
  /** What is expected after the band, up to an instant, and what is to be said of it before the chart. */
  forecast?: { points: ForecastPoints; until: number; sentence: string } | undefined;
  /** What the numbers are, with their unit: stands at the top of the axis of values. */
  quantity?: string;
  locale: Locale;
  text: BandText;
  /** A click in a deviation, or Enter on it. */
  onSelectDeviation?: (id: number) => void;
  height?: number;
};

const kindOrder = [
  'higher',
  'lower',
  'level-shift',
  'changed-shape',
  'silent',
  'stuck',
  'implausible',
  'other-state',
] as const;

/** Grey band is normal, the line is measured, a mark on a pale span is a deviation, a dotted box has no data. */
export function BandFigure(props: BandFigureProps) {
  const { band, deviations, sentence, forecast, quantity, locale, text, onSelectDeviation, height = 320 } = props;
  const sentenceId = useId();
  const from = Date.parse(band.from);
  const to = Date.parse(band.to);
  const until = Math.max(to, forecast?.until ?? to);
  const stepMs = band.stepSeconds * 1000;
  const series = useMemo(() => toBandSeries(band), [band]);
  const end = useMemo(() => lastMeasured(series) ?? to, [series, to]);
  const marks = useMemo(
    () => toMarks(deviations, end, to).filter((mark) => mark.to >= from && mark.from <= to),
    [deviations, from, to, end],
  );
  const kinds = useMemo(() => kindOrder.filter((kind) => marks.some((mark) => mark.kind === kind)), [marks]);
  const gaps = useMemo(() => findGaps(series, stepMs, Date.now()).length > 0, [series, stepMs]);
  const ahead = useMemo(
    () => forecastAfter(forecast?.points ?? noForecast, series.time.at(-1) ?? to, until),
    [forecast, series, to, until],
  );
  const walk = useMemo(() => withForecast(series, ahead), [series, ahead]);
  const source = { band, series: walk, forecast: ahead, marks, locale, text };
  return (
    <figure className="nl-band-figure">
      <figcaption id={sentenceId} className="nl-band-figure__sentence">
        {sentence} {forecast?.sentence}
      </figcaption>
      {series.time.length === 0 ? (
        <p className="nl-band-figure__empty">{text.empty}</p>
      ) : (
        <>
          <BandLegend kinds={kinds} gaps={gaps} forecast={ahead.time.length > 0} text={text} />
          <BandSurface
            key={band.datastreamId}
            source={source}
            range={{ from, to: until, stepMs }}
            height={height}
            quantity={quantity}
            describedBy={sentenceId}
            onSelectDeviation={onSelectDeviation}
          />
          <BandTable source={source} />
        </>
      )}
    </figure>
  );
}
