import { ink, lineMark, type Mark, textMark } from '../drawing/drawing.ts';
import { roundTicks } from '../drawing/scales.ts';

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: (value: number) => number;
  readonly range: readonly [low: number, high: number];
}

/** Where values stand in a picture; room for numbers at the left and for times below. */
export function plotOf(size: { width: number; height: number }, range: readonly [number, number]): Plot {
  const [left, right, top, bottom] = [70, size.width - 16, 34, size.height - 56];
  const [low, high] = range;
  return {
    left,
    right,
    top,
    bottom,
    range,
    y: (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top),
  };
}

/** Lines at round values, with their numbers, and above them what the numbers are. */
export function valueAxis(
  { left, right, y, range }: Plot,
  quantity: string,
  number: (value: number) => string,
): Mark[] {
  return [
    textMark(quantity, { x: 4, y: 18, size: 14, bold: true }),
    ...roundTicks(range[0], range[1], 5).flatMap((value) => [
      lineMark(
        [
          [left, y(value)],
          [right, y(value)],
        ],
        { stroke: ink.line },
      ),
      textMark(number(value), { x: left - 8, y: y(value) + 5, size: 13, anchor: 'end', color: ink.quiet }),
    ]),
  ];
}

export interface Tick {
  readonly x: number;
  /** One or two lines. */
  readonly lines: readonly string[];
}

export function timeAxis({ left, right, bottom }: Plot, ticks: readonly Tick[]): Mark[] {
  return [
    lineMark(
      [
        [left, bottom],
        [right, bottom],
      ],
      { stroke: ink.edge },
    ),
    ...ticks.flatMap(({ x, lines }) => [
      lineMark(
        [
          [x, bottom],
          [x, bottom + 5],
        ],
        { stroke: ink.edge },
      ),
      ...lines.map((text, i) =>
        textMark(text, { x, y: bottom + 20 + i * 16, size: 12, anchor: anchorAt(x, left, right), color: ink.quiet }),
      ),
    ]),
  ];
}

/** No label is cut off at an edge. */
function anchorAt(x: number, left: number, right: number): 'start' | 'middle' | 'end' {
  if (x - left < 40) return 'start';
  return right - x < 40 ? 'end' : 'middle';
}
