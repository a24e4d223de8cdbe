import type uPlot from 'uplot';
import type { Gap, Mark } from './band-series.ts';
import type { PlotColors } from './plot-colors.ts';

export type Marks = { gaps: readonly Gap[]; marks: readonly Mark[]; colors: PlotColors };

const TRIANGLE = 7;
/** A deviation of minutes in a chart of months still has to be seen, in CSS px. */
const LEAST_WIDTH = 4;

function clipped(plot: uPlot, draw: (ctx: CanvasRenderingContext2D, ratio: number) => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx, devicePixelRatio);
  ctx.restore();
}

function toBox(plot: uPlot, from: number, to: number, least: number) {
  const left = plot.valToPos(from, 'x', true);
  const width = Math.max(plot.valToPos(to, 'x', true) - left, least);
  return { left, width, top: plot.bbox.top, height: plot.bbox.height };
}

/** Under the line: pale spans of deviations, dotted boxes where nothing was measured. */
export function drawUnder(plot: uPlot, { gaps, marks, colors }: Marks): void {
  clipped(plot, (ctx, ratio) => {
    ctx.fillStyle = colors['deviation-span'];
    for (const { from, to } of marks) {
      const { left, top, width, height } = toBox(plot, from, to, LEAST_WIDTH * ratio);
      ctx.fillRect(left, top, width, height);
      // The edges, for those whose own colours leave no pale ones.
      ctx.fillStyle = colors.deviation;
      for (const edge of [left, left + width]) ctx.fillRect(edge - ratio / 2, top, ratio, height);
      ctx.fillStyle = colors['deviation-span'];
    }
    ctx.strokeStyle = colors.gap;
    ctx.lineWidth = 2 * ratio;
    ctx.setLineDash([2 * ratio, 4 * ratio]);
    for (const { from, to } of gaps) {
      const { left, top, width, height } = toBox(plot, from, to, LEAST_WIDTH * ratio);
      ctx.strokeRect(left, top + 2 * ratio, width, height - 4 * ratio);
    }
  });
}

/** Over the line: triangle up or down at the peak, a plus at what cannot be; a shape of its own for what has no direction. */
export function drawOver(plot: uPlot, { marks, colors }: Marks): void {
  clipped(plot, (ctx, ratio) => {
    ctx.fillStyle = colors.deviation;
    ctx.strokeStyle = colors.surface;
    ctx.lineWidth = 1.5 * ratio;
    for (const mark of marks) {
      const path = markPath(plot, mark, TRIANGLE * ratio);
      ctx.stroke(path);
      ctx.fill(path);
    }
  });
}

const plus: [number, number][] = [
  [-0.35, -1],
  [0.35, -1],
  [0.35, -0.35],
  [1, -0.35],
  [1, 0.35],
  [0.35, 0.35],
  [0.35, 1],
  [-0.35, 1],
  [-0.35, 0.35],
  [-1, 0.35],
  [-1, -0.35],
  [-0.35, -0.35],
];

function markPath(plot: uPlot, { kind, peak, peakValue, from, to }: Mark, size: number): Path2D {
  const { left, width, top, height } = plot.bbox;
  const floor = top + height - 2 * size;
  const peaks = kind === 'higher' || kind === 'lower' || kind === 'implausible';
  const middle = plot.valToPos(peaks ? peak : (from + to) / 2, 'x', true);
  const x = Math.min(Math.max(middle, left + 1.2 * size), left + width - 1.2 * size);
  const wanted = peakValue === null ? floor : plot.valToPos(peakValue, 'y', true) + (kind === 'lower' ? 2 : -2) * size;
  const y = Math.min(Math.max(wanted, top + 1.5 * size), floor);
  const path = new Path2D();
  const corners: Record<typeof kind, [number, number][]> = {
    higher: [
      [0, -1],
      [1, 0.8],
      [-1, 0.8],
    ],
    lower: [
      [0, 1],
      [1, -0.8],
      [-1, -0.8],
    ],
    silent: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    stuck: [
      [-0.8, -0.8],
      [0.8, -0.8],
      [0.8, 0.8],
      [-0.8, 0.8],
    ],
    'level-shift': [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    'changed-shape': [
      [-1, -0.8],
      [1, -0.8],
      [-1, 0.8],
      [1, 0.8],
    ],
    implausible: plus,
    'other-state': [
      [-0.5, -0.9],
      [0.5, -0.9],
      [1, 0],
      [0.5, 0.9],
      [-0.5, 0.9],
      [-1, 0],
    ],
  };
  for (const [dx, dy] of corners[kind]) path.lineTo(x + dx * size, y + dy * size);
  path.closePath();
  return path;
}
