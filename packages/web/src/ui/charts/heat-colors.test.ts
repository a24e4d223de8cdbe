import { expect, it } from 'vitest';
import { type CellColors, contrast, divergingCell, luminance, sequentialCell } from './heat-colors.ts';

const shares = Array.from({ length: 201 }, (_, i) => i / 200);
const toRgb = ({ backgroundColor }: CellColors) =>
  (backgroundColor.match(/\d+/g) ?? []).map(Number) as [number, number, number];

it('text on each cell reaches 4.5 : 1', () => {
  for (const cell of [...shares.map(sequentialCell), ...shares.map((share) => divergingCell(share * 2 - 1))]) {
    const front = cell.color === '#000' ? ([0, 0, 0] as const) : ([255, 255, 255] as const);
    expect(contrast(front, toRgb(cell)), cell.backgroundColor).toBeGreaterThanOrEqual(4.5);
  }
});

it('the scale for levels reads in greyscale', () => {
  const grey = shares.map((share) => luminance(toRgb(sequentialCell(share))));
  expect(grey).toEqual([...grey].sort((a, b) => b - a));
});

it('lower is blue, higher is orange, out of range stays at the end', () => {
  const [low, high] = [toRgb(divergingCell(-1)), toRgb(divergingCell(1))];
  expect(low[2]).toBeGreaterThan(low[0]);
  expect(high[0]).toBeGreaterThan(high[2]);
  expect(divergingCell(7)).toEqual(divergingCell(1));
});
