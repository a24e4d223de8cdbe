import { type Look, lineMark, type Mark, pointMark, rectMark, textMark } from '../drawing/drawing.ts';
import { widthOf } from '../drawing/wrap.ts';

export interface LegendItem {
  readonly text: string;
  /** A box shows a range or a colour, a line what was measured, a point where something stands. */
  readonly as: 'box' | 'line' | 'point';
  readonly look: Look;
}

/** Samples with their words, side by side, on as many lines as it takes; says how high it became. */
export function drawLegend(items: readonly LegendItem[], width: number): { marks: Mark[]; height: number } {
  const marks: Mark[] = [];
  let [x, y] = [4, 0];
  for (const { text, as, look } of items) {
    const needed = 34 + widthOf(text, 13) + 20;
    if (x > 4 && x + needed > width) {
      x = 4;
      y += 22;
    }
    marks.push(sampleOf(as, x, y, look), textMark(text, { x: x + 34, y: y + 15, size: 13 }));
    x += needed;
  }
  return { marks, height: items.length === 0 ? 0 : y + 26 };
}

function sampleOf(as: LegendItem['as'], x: number, y: number, look: Look): Mark {
  if (as === 'box') return rectMark({ x, y: y + 3, width: 26, height: 14 }, look);
  if (as === 'point') return pointMark([x + 13, y + 10], look);
  return lineMark(
    [
      [x, y + 10],
      [x + 26, y + 10],
    ],
    look,
  );
}
