import { createDraws, type Draws, type RandomBytes } from './noise/draws.ts';

/** Bytes that are the same for the same seed (mulberry32). For tests only: it is no secure source. */
export function seededBytes(seed: number): RandomBytes {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff;
  };
  return (count) => Uint8Array.from({ length: count }, next);
}

export const seededDraws = (seed: number): Draws => createDraws(seededBytes(seed));

/** How often each value came out of so many draws. */
export function tally(times: number, draw: () => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let turn = 0; turn < times; turn += 1) {
    const value = draw();
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
