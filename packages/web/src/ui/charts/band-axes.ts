import type uPlot from 'uplot';
import type { Locale } from '../format/locale.ts';
import { formatNumber } from '../format/number.ts';
import type { PlotColors } from './plot-colors.ts';
import { localTicks, type TimeTicks, tickLabels } from './time-ticks.ts';

/** Room for half a date, so that none is cut off at the edge. */
export const HALF_LABEL = 46;
const DATE_WIDTH = 104;
const DAY = 86_400_000;

/** Time of the place below, numbers of the reader's language at the left. */
export function axesOf(state: () => { zone: string; locale: Locale }, colors: () => PlotColors): uPlot.Axis[] {
  let ticks: TimeTicks = { at: [], stepMinutes: 60 };
  let roomy = true;
  const look = {
    stroke: () => colors().axis,
    font: '12px "Noto Sans", sans-serif',
    grid: { stroke: () => colors().grid, width: 1 },
    ticks: { stroke: () => colors().grid, width: 1, size: 5 },
  };
  return [
    {
      ...look,
      size: 46,
      space: DATE_WIDTH,
      splits: (plot, _axis, min, max) => {
        const width = plot.bbox.width / devicePixelRatio;
        // Weekdays and times fit close together; months, written as dates, do not.
        roomy = width > 420 || max - min > 60 * DAY;
        ticks = localTicks(min, max, state().zone, Math.max(1, Math.floor(width / (roomy ? DATE_WIDTH : 48))));
        return ticks.at;
      },
      values: () => tickLabels(ticks, state().locale, state().zone, roomy),
    },
    {
      ...look,
      space: 44,
      size: (_plot, values) =>
        Math.max(HALF_LABEL, 16 + 7.4 * Math.max(2, ...(values ?? []).map(({ length }) => length))),
      values: (_plot, splits) => splits.map((value) => formatNumber(value, state().locale)),
    },
  ];
}
