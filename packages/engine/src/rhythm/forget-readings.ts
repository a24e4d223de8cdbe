import type { Stretch } from '../deviation/stretch.ts';
import type { RhythmState } from './create-rhythm.ts';

/**
 * Takes the single readings of before `before` (UTC ms) out of what is remembered, where the rhythm goes on: the strongest
 * readings of stretches, of the shape of a day and of impossible values. What was learned from many stays. A deviation that
 * goes on keeps its evidence, and is told without its strongest reading until a stronger one comes.
 */
export function forgetReadings(state: RhythmState, before: number): void {
  const { higherLower, stuck, changedShape, implausible } = state.parts;
  for (const stretch of [higherLower.higher.stretch, higherLower.lower.stretch, stuck.stretch])
    forgetPeak(stretch, before);
  if (changedShape.peakTime < before) changedShape.peakValue = Number.NaN;
  if (implausible.worstTime < before) implausible.worst = Number.NaN;
  if (implausible.lastTime < before) implausible.held = Number.NaN;
  if (state.lastTime < before) state.lastValue = Number.NaN;
}

function forgetPeak(stretch: Stretch, before: number): void {
  if (stretch.peakTime < before) stretch.peakValue = Number.NaN;
}
