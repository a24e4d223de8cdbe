import { expect, it } from 'vitest';
import { createTrimmer, type Heap } from './trim-heap.ts';

const MIB = 1024 * 1024;

function heapOf(start: { size: number; busy: number; used: number }) {
  const state = { ...start, collected: 0 };
  const heap: Heap = {
    size: () => state.size * MIB,
    busy: () => state.busy,
    collect: () => {
      state.size = state.used;
      state.collected += 1;
    },
  };
  return { state, look: createTrimmer(heap) };
}

it('trims what a burst left, once it is quiet, and not again while nothing comes', () => {
  const { state, look } = heapOf({ size: 357, busy: 0.9, used: 70 });
  expect(look()).toBe(false);
  state.busy = 0.05;
  expect(look()).toBe(true);
  expect(look()).toBe(false);
  expect(state).toMatchObject({ size: 70, collected: 1 });
});

it('looks again when so much has come since', () => {
  const { state, look } = heapOf({ size: 100, busy: 0, used: 70 });
  look();
  state.size = 110;
  expect(look()).toBe(false);
  state.size = 120;
  expect(look()).toBe(true);
});

it('counts from what is left where the engine collected by itself', () => {
  const { state, look } = heapOf({ size: 200, busy: 0, used: 180 });
  look();
  state.size = 60;
  expect(look()).toBe(false);
  state.size = 110;
  expect(look()).toBe(true);
});

it('trims without a quiet moment once as much has come as is kept, and never for less than 128 MiB', () => {
  const { state, look } = heapOf({ size: 80, busy: 1, used: 80 });
  expect(look()).toBe(false);
  for (const [size, isTrimmed] of [
    [207, false],
    [208, true],
    [207, false],
    [300, true],
  ] as const) {
    state.size = size;
    expect([size, look()]).toEqual([size, isTrimmed]);
  }
  Object.assign(state, { size: 600, used: 600 });
  expect(look()).toBe(true);
  state.size = 1_199;
  expect(look()).toBe(false);
  state.size = 1_200;
  expect(look()).toBe(true);
});
