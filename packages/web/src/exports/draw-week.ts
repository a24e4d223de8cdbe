import type { Week } from '@wijkritme/contract';
import { type Drawing, ink, type Mark, moved, rectMark, textMark } from '../drawing/drawing.ts';
import { divergingCell, sequentialCell } from '../ui/charts/heat-colors.ts';
import { isNumbered, missingIn, toWeekCells, type WeekCell } from '../ui/charts/week-cells.ts';
import type { WeekMode, WeekText } from '../ui/index.ts';
import { drawLegend, type LegendItem } from './draw-legend.ts';

interface WeekPicture {
  readonly week: Week;
  readonly mode: WeekMode;
  readonly locale: 'nl' | 'en';
  readonly days: readonly string[];
  /** Index of the first hour that has yet to come. */
  readonly ahead: number;
  readonly text: WeekText;
}

const [LEFT, TOP, CELL_WIDTH, CELL_HEIGHT] = [46, 30, 40, 34];

/** Seven days of 24 hours with the numbers in the cells, in the colours of the page. */
export function drawWeek({ week, mode, locale, days, ahead, text }: WeekPicture): Drawing {
  const cells = toWeekCells(week, mode, locale);
  const marks: Mark[] = days.map((day, d) =>
    textMark(day, { x: LEFT - 8, y: TOP + d * CELL_HEIGHT + 22, size: 13, anchor: 'end' }),
  );
  for (let hour = 0; hour < 24; hour++)
    marks.push(
      textMark(String(hour).padStart(2, '0'), {
        x: LEFT + (hour + 0.5) * CELL_WIDTH,
        y: TOP - 8,
        size: 12,
        anchor: 'middle',
      }),
    );
  cells.forEach((cell, i) => {
    const [x, y] = [LEFT + (i % 24) * CELL_WIDTH, TOP + Math.floor(i / 24) * CELL_HEIGHT];
    const told = isNumbered(cell) ? cell : undefined;
    const fill = told?.colors?.backgroundColor ?? ink.paper;
    marks.push(rectMark({ x, y, width: CELL_WIDTH, height: CELL_HEIGHT }, { fill, stroke: ink.line }));
    const label = told ? told.label : i >= ahead && mode !== 'normal' ? '' : '–';
    const color = told?.colors?.color === '#fff' ? '#ffffff' : '#000000';
    marks.push(textMark(label, { x: x + CELL_WIDTH / 2, y: y + 22, size: 12, anchor: 'middle', color }));
  });
  const width = LEFT + 24 * CELL_WIDTH + 4;
  const foot = TOP + 7 * CELL_HEIGHT + 12;
  const legend = drawLegend(
    legendOf(mode, week.unit, { text, cells: cells.slice(0, mode === 'normal' ? 168 : ahead) }),
    width,
  );
  return {
    width,
    height: foot + legend.height,
    marks: [...marks, ...moved(legend.marks, 0, foot)],
  };
}

function legendOf(
  mode: WeekMode,
  unit: string,
  { text: { legend, noReading, notKnown }, cells }: { text: WeekText; cells: readonly WeekCell[] },
): LegendItem[] {
  const box = (text: string, fill: string): LegendItem => ({ text, as: 'box', look: { fill, stroke: ink.line } });
  const named = (text: string) => (unit ? `${text} (${unit})` : text);
  const steps =
    mode === 'difference'
      ? [
          box(named(legend.lower), divergingCell(-1).backgroundColor),
          box(legend.same, divergingCell(0).backgroundColor),
          box(legend.higher, divergingCell(1).backgroundColor),
        ]
      : [
          box(named(legend.low), sequentialCell(0).backgroundColor),
          box(legend.high, sequentialCell(1).backgroundColor),
        ];
  const missing = missingIn(cells).map((why) => box(`– ${why === 'not-known' ? notKnown : noReading}`, ink.paper));
  return [...steps, ...missing];
}
