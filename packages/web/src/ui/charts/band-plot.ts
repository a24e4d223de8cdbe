import uPlot from 'uplot';
import type { Locale } from '../format/locale.ts';
import { axesOf, HALF_LABEL } from './band-axes.ts';
import { drawOver, drawUnder } from './band-marks.ts';
import { type BandSeries, type ForecastPoints, findGaps, type Mark } from './band-series.ts';
import { type PlotColors, readPlotColors } from './plot-colors.ts';
import { type Extent, stickyExtent } from './sticky-range.ts';

export type PlotState = {
  /** The band, and behind it the instants of the forecast. */
  series: BandSeries;
  forecast: ForecastPoints;
  marks: readonly Mark[];
  from: number;
  to: number;
  stepMs: number;
  zone: string;
  locale: Locale;
};

export type BandPlot = {
  update: (state: PlotState) => void;
  resize: (width: number, height: number) => void;
  /** Reads the colours again. */
  recolor: () => void;
  /** Puts the upright line at an instant and keeps it there while data come in, or takes it away. */
  point: (t: number | null) => void;
  destroy: () => void;
};

type Handlers = { onHover: (index: number) => void; onPick: (t: number) => void };

function toData({ series: { time, high, low, mid, measured }, forecast }: PlotState): uPlot.AlignedData {
  const before = new Array<null>(time.length - forecast.time.length).fill(null);
  const ahead = [forecast.p90, forecast.p10, forecast.p50].map((values) => [...before, ...values]);
  return [time, high, low, mid, measured, ...ahead] as uPlot.AlignedData; // NOTE: all as long as `time`
}

/** The measured part alone: what is to come is no gap. */
const measuredPart = ({ series, forecast }: PlotState): BandSeries => {
  const length = series.time.length - forecast.time.length;
  return { ...series, time: series.time.slice(0, length), measured: series.measured.slice(0, length) };
};

/** The one place that knows uPlot, in a chunk of its own. */
export function createBandPlot(host: HTMLElement, first: PlotState, handlers: Handlers): BandPlot {
  let state = first;
  let colors = readPlotColors(host);
  let pointed: number | null = null;
  let pointing = false;
  const marksNow = () => ({
    marks: state.marks,
    gaps: findGaps(measuredPart(state), state.stepMs, Date.now()),
    colors,
  });
  const place = (self: uPlot) => {
    if (pointed === null) return;
    pointing = true;
    const inside = pointed >= state.from && pointed <= state.to;
    self.setCursor({ left: inside ? self.valToPos(pointed, 'x') : -10, top: 0 });
    pointing = false;
  };
  const plot = new uPlot(
    {
      width: Math.max(host.clientWidth, 160),
      height: host.clientHeight,
      ms: 1,
      legend: { show: false },
      padding: [8, HALF_LABEL, 0, 0],
      cursor: {
        y: false,
        drag: { x: false, y: false },
        points: { size: 9, fill: () => colors.line, show: pointOn(4) },
      },
      scales: scalesOf(() => state),
      axes: axesOf(
        () => state,
        () => colors,
      ),
      series: seriesOf(() => colors),
      // NOTE: upper series first, else nothing is drawn
      bands: [{ series: [1, 2], fill: () => colors.band }],
      hooks: {
        drawAxes: [(self) => drawUnder(self, marksNow())],
        draw: [
          (self) => {
            drawOver(self, marksNow());
            place(self);
          },
        ],
        setCursor: [
          (self) => {
            if (!pointing && typeof self.cursor.idx === 'number') handlers.onHover(self.cursor.idx);
          },
        ],
      },
    },
    toData(first),
    host,
  );
  plot.over.addEventListener('click', () => handlers.onPick(plot.posToVal(plot.cursor.left ?? 0, 'x')));
  return {
    update: (next) => {
      if (next === state) return;
      state = next;
      plot.setData(toData(next));
    },
    resize: (width, height) => plot.setSize({ width, height }),
    recolor: () => {
      colors = readPlotColors(host);
      plot.redraw(false, true);
    },
    point: (t) => {
      pointed = t;
      place(plot);
    },
    destroy: () => plot.destroy(),
  };
}

/** The period itself, not its first and last point; values hold still while they fit. */
function scalesOf(state: () => PlotState): uPlot.Scales {
  let extent: Extent | null = null;
  return {
    x: { time: false, range: () => [state().from, state().to] },
    y: {
      range: (_plot, min, max) => {
        extent = stickyExtent(extent, min ?? 0, max ?? 1);
        return [extent.min, extent.max];
      },
    },
  };
}

/** A dot on the measured line only. */
function pointOn(series: number) {
  return (_plot: uPlot, index: number): HTMLElement => {
    const dot = document.createElement('div');
    dot.hidden = index !== series;
    return dot;
  };
}

function seriesOf(colors: () => PlotColors): uPlot.Series[] {
  const edge = { stroke: () => colors()['band-edge'], width: 1, points: { show: false } };
  const points = { show: lonelyPoints, size: 5, fill: () => colors().line };
  const ahead = { stroke: () => colors().line, points: { show: false } };
  return [
    {},
    edge,
    edge,
    { ...edge, dash: [4, 4] },
    { stroke: () => colors().line, width: 2, points },
    { ...ahead, width: 1, dash: [2, 4] },
    { ...ahead, width: 1, dash: [2, 4] },
    { ...ahead, width: 2, dash: [8, 5] },
  ];
}

/** Few readings are drawn as dots too; a line of many is enough by itself. */
const lonelyPoints = (_plot: uPlot, _series: number, from: number, to: number): boolean => to - from < 40;
