import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { indexAfterKey } from './band-keys.ts';
import type { PlotState } from './band-plot.ts';
import { findMark, nearestIndex, noForecast } from './band-series.ts';
import { toBandWords, type WordSource } from './band-words.ts';
import { useAnnouncer } from './use-announcer.ts';
import { useBandPlot } from './use-band-plot.ts';

type BandSurfaceProps = {
  source: WordSource;
  range: Pick<PlotState, 'from' | 'to' | 'stepMs'>;
  height: number;
  quantity: string | undefined;
  describedBy: string;
  onSelectDeviation?: (id: number) => void;
};

/** Canvas, keys and the live line. The place of the reader is an instant, so it survives new points. */
export function BandSurface(props: BandSurfaceProps) {
  const { source, range, height, quantity, describedBy, onSelectDeviation } = props;
  const { series, forecast = noForecast, marks, band, locale, text } = source;
  const host = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState<number | null>(null);
  const [line, say] = useAnnouncer();
  const { from, to, stepMs } = range;
  const state = useMemo(
    () => ({ series, forecast, marks, from, to, stepMs, zone: band.timeZone, locale }),
    [series, forecast, marks, from, to, stepMs, band.timeZone, locale],
  );
  const index = here === null ? null : nearestIndex(series.time, here);
  const select = (t: number) => {
    const mark = findMark(marks, t, stepMs);
    if (mark) onSelectDeviation?.(mark.id);
  };
  const read = (at: number) => {
    const { time, measured, normal, verdict } = toBandWords(source, at, 'text');
    say(`${time}: ${measured}, ${verdict} (${text.normal}: ${normal}).`);
  };
  const plot = useBandPlot(host, state, { onHover: read, onPick: select });
  useEffect(() => plot?.point(here), [plot, here]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || series.time.length === 0) return;
    if (event.key === 'Enter' && here !== null) return select(here);
    if (event.key === 'n' && marks.length === 0) return say(text.noNextDeviation);
    const next = indexAfterKey(event.key, { series, marks, index });
    if (next === undefined) return;
    event.preventDefault();
    setHere(series.time[next] ?? null);
    read(next);
  };

  return (
    <>
      <div
        className="nl-band-figure__surface"
        role="application"
        aria-label={text.surface}
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is walked by keys; its label names them
        tabIndex={0}
        onKeyDown={press}
      >
        {quantity ? <p className="nl-band-figure__quantity">{quantity}</p> : null}
        <div ref={host} className="nl-band-figure__plot" style={{ height }} />
        {plot ? null : <p className="nl-band-figure__loading">{text.loading}</p>}
      </div>
      <p className="nl-band-figure__line" aria-live="polite">
        {line}
      </p>
    </>
  );
}
