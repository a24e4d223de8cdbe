import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BandPlot, PlotState } from './band-plot.ts';
import { watchTheme } from './plot-colors.ts';

type Handlers = { onHover: (index: number) => void; onPick: (t: number) => void };

/** Keeps one plot alive in `host`; new data go in by update, so that nothing jumps and no focus is lost. */
export function useBandPlot(
  host: RefObject<HTMLElement | null>,
  state: PlotState,
  handlers: Handlers,
): BandPlot | null {
  const [plot, setPlot] = useState<BandPlot | null>(null);
  const latest = useRef({ state, handlers });
  latest.current = { state, handlers };

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let live: BandPlot | null = null;
    let stopped = false;
    const stopTheme = watchTheme(() => live?.recolor());
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) live?.resize(element.clientWidth, element.clientHeight);
    });
    import('./band-plot.ts').then(({ createBandPlot }) => {
      if (stopped) return;
      live = createBandPlot(element, latest.current.state, {
        onHover: (index) => latest.current.handlers.onHover(index),
        onPick: (t) => latest.current.handlers.onPick(t),
      });
      observer.observe(element);
      setPlot(live);
    });
    return () => {
      stopped = true;
      stopTheme();
      observer.disconnect();
      live?.destroy();
      setPlot(null);
    };
  }, [host]);

  useEffect(() => plot?.update(state), [plot, state]);
  return plot;
}
