import type { InterventionPlan } from '@wijkritme/contract';
import type { SmallestEffect } from '@wijkritme/engine';
import { planEffect } from '../effects/plan-effects.ts';
import type { ResponseRoom } from '../room.ts';
import { weeksBetween } from './local-days.ts';
import type { StoredFrozen } from './stored-frozen.ts';

/**
 * What a measure will be judged by, as it stands now: the expectation, what it is compared with, what is too near to compare with, and the
 * smallest effect that would be seen. Computed before the transaction of the start, which is short.
 */
export async function freezePlan(room: ResponseRoom, plan: InterventionPlan, now: number): Promise<StoredFrozen> {
  const weeks = weeksBetween(plan.startsOn, plan.by);
  const adjoining: number[][] = [];
  const smallest: (SmallestEffect | null)[] = [];
  for (const { datastreamId, comparisons } of plan.expected) {
    const target = room.sensors.catalog.find(datastreamId);
    const planned = target
      ? await planEffect(room, { target, chosen: comparisons, occupied: new Set(), startMs: now, weeks })
      : undefined;
    adjoining.push([...(planned?.adjoining ?? [])].slice(0, 10));
    smallest.push(planned?.smallest ?? null);
  }
  return { plan, at: new Date(now).toISOString(), adjoining, smallest };
}
