import { expect, test } from 'vitest';
import { Desk } from './desk.ts';

const tree = (slots = 3) => ({
  first: { count: 1, points: Float64Array.of(2, 3), last: Number.NaN },
  table: new Float32Array(slots).fill(4),
  second: { count: 5, share: Uint8Array.of(6, 7), inner: { count: 8, few: Float32Array.of(9) } },
});

test('a block shows the values of its tree', () => {
  const desk = new Desk(tree(3), tree(4));
  desk.lay(desk.toBlock(tree(6)));
  const { first, table, second } = desk.parts;
  expect([first.count, ...first.points, first.last]).toEqual([1, 2, 3, Number.NaN]);
  expect([...table]).toEqual([4, 4, 4, 4, 4, 4]);
  expect([second.count, ...second.share, second.inner.count, ...second.inner.few]).toEqual([5, 6, 7, 8, 9]);
});

test('two blocks by turns keep their own values', () => {
  const desk = new Desk(tree(3), tree(4));
  const [one, two] = [desk.toBlock(tree()), desk.toBlock(tree(5))];
  desk.lay(one);
  desk.parts.first.count = 10;
  desk.parts.second.inner.few[0] = 11;
  desk.lay(two);
  desk.parts.first.count += 20;
  desk.parts.table[4] = 12;
  desk.lay(one);
  expect([desk.parts.first.count, desk.parts.second.inner.few[0], desk.parts.table.length]).toEqual([10, 11, 3]);
  desk.lay(two);
  expect([desk.parts.first.count, desk.parts.second.inner.few[0], desk.parts.table[4]]).toEqual([21, 9, 12]);
});

test('equal blocks have equal bytes, whatever their NaNs are made of', () => {
  const desk = new Desk(tree(3), tree(4));
  const [one, two] = [desk.toBlock(tree()), desk.toBlock(tree())];
  new DataView(two.bytes).setBigUint64(8, 0xfff8000000000001n, true);
  expect(new Float64Array(two.bytes)[1]).toBeNaN();
  expect(desk.toBytes(two)).toEqual(desk.toBytes(one));
});

test('the shape tells a field more, less, renamed or moved', () => {
  const shapeOf = (one: object) => new Desk(one, one).shape;
  const shapes = [
    { a: 1, b: 2 },
    { b: 1, a: 2 },
    { a: 1 },
    { a: 1, c: 2 },
    { a: 1, b: { c: 2 } },
    { a: 1, b: Uint8Array.of(2) },
  ];
  expect(new Set(shapes.map(shapeOf)).size).toBe(shapes.length);
  expect(shapeOf({ a: 3, b: 4 })).toBe(shapeOf({ a: 1, b: 2 }));
});

test('a copy has the same bytes and a life of its own', () => {
  const desk = new Desk(tree(3), tree(4));
  const one = desk.toBlock(tree());
  const copy = desk.copyOf(one);
  expect(desk.toBytes(copy)).toEqual(desk.toBytes(one));
  desk.lay(copy);
  desk.parts.table[0] = 13;
  desk.parts.first.count = 14;
  desk.lay(one);
  expect([desk.parts.table[0], desk.parts.first.count]).toEqual([4, 1]);
});
