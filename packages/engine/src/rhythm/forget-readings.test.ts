import { expect, test } from 'vitest';
import { createRhythm } from './create-rhythm.ts';
import { decodeRhythm, encodeRhythm } from './encode-rhythm.ts';
import { forgetReadings } from './forget-readings.ts';

const spec = { kind: 'level', intervalMs: 900_000, min: 0, max: 150 } as const;
const PLANTED = 78.217;

/** Whether these bytes hold the value as a double anywhere. */
function holds(bytes: Uint8Array, value: number): boolean {
  const wanted = Buffer.alloc(8);
  wanted.writeDoubleLE(value);
  return Buffer.from(bytes).includes(wanted);
}

function stateWithPlanted() {
  const state = createRhythm(spec);
  state.lastTime = 1_000;
  state.lastValue = PLANTED;
  const { higherLower, stuck, changedShape, implausible } = state.parts;
  for (const stretch of [higherLower.higher.stretch, higherLower.lower.stretch, stuck.stretch])
    Object.assign(stretch, { peakTime: 1_000, peakValue: PLANTED });
  Object.assign(changedShape, { peakTime: 1_000, peakValue: PLANTED });
  Object.assign(implausible, { worst: PLANTED, worstTime: 1_000, held: PLANTED, lastTime: 1_000 });
  return state;
}

test('single readings that are due leave the state and its bytes', () => {
  const state = stateWithPlanted();
  expect(holds(encodeRhythm(state), PLANTED)).toBe(true);
  forgetReadings(state, 1_001);
  expect(holds(encodeRhythm(state), PLANTED)).toBe(false);
  expect(decodeRhythm(encodeRhythm(state)).lastTime).toBe(1_000);
});

test('readings that are not due stay', () => {
  const state = stateWithPlanted();
  const before = encodeRhythm(state);
  forgetReadings(state, 1_000);
  expect(encodeRhythm(state)).toEqual(before);
});
