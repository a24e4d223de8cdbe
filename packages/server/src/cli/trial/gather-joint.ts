import { everyPage } from '@wijkritme/client';
import type { JointDeviation } from '@wijkritme/contract';
import { LEARNING, type SeriesResult } from './gather-series.ts';
import type { TrialServer } from './with-trial-server.ts';

/** What the series of one place showed together. */
export interface JointFound extends JointDeviation {
  /** Series that were judged together. */
  readonly members: readonly number[];
  /** Single deviations that are in the same signal. */
  readonly alone: number;
}

/** Every joint deviation of the store, in order of time. */
export async function gatherJoint({ client }: TrialServer): Promise<JointFound[]> {
  const signals = await everyPage((page) => client.listSignals({ joint: true, ...page }));
  const found: JointFound[] = [];
  for (const { id } of signals) {
    const { signal, joint } = await client.getSignal({ id });
    for (const { id: jointId, members } of joint) {
      const one = signal.joint.find((other) => other.id === jointId);
      if (!one) continue;
      const ids = members.map(({ datastreamId }) => datastreamId);
      found.push({ ...one, members: ids, alone: signal.deviations.length });
    }
  }
  return found.sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Weeks in which series of several things could be judged together; 0 where too few measure the same. */
export function jointWeeks(series: readonly SeriesResult[]): number {
  const starts = series.map(({ first }) => first).sort((a, b) => a - b);
  const third = starts[2];
  if (third === undefined) return 0;
  const last = Math.max(...series.map((one) => one.last));
  // The series learn, and then the group learns how they move together.
  return Math.max(0, (last - third - 2 * LEARNING) / WEEK);
}

const WEEK = LEARNING / 3;
