import { expect, it } from 'vitest';
import { NumberColumns } from './number-columns.ts';

it('columns are zeros, also in memory that somebody else wrote in before', () => {
  const first = new NumberColumns(6);
  first.take(4).fill(7);
  first.release();
  expect([...new NumberColumns(6).take(6)]).toEqual([0, 0, 0, 0, 0, 0]);
});

it('two answers at once never share memory, whatever was released before', () => {
  new NumberColumns(8).release();
  const [one, other] = [new NumberColumns(8), new NumberColumns(8)];
  const column = one.take(8).fill(1);
  other.take(8).fill(2);
  expect([...column]).toEqual(Array(8).fill(1));
});

it('what is released is taken from no more, and given out once', () => {
  const columns = new NumberColumns(8);
  columns.release();
  const one = new NumberColumns(8).take(8).fill(1);
  columns.release();
  new NumberColumns(8).take(8).fill(2);
  expect([...one]).toEqual(Array(8).fill(1));
  expect(() => columns.take(1)).toThrow('1 numbers do not fit');
});

it('more than the capacity is refused, also in a larger block', () => {
  new NumberColumns(8).release();
  expect(() => new NumberColumns(2).take(3)).toThrow('3 numbers do not fit a block of 2');
});
