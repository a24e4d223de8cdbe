import type { InterventionPlan } from '@wijkritme/contract';
import { startOf } from '../interventions/local-days.ts';

export interface Judging {
  readonly plan: InterventionPlan;
  readonly endedAt: Date | null;
  readonly timeZone: string;
}

/** UTC ms up to which a measure is judged: now, or its end, whichever comes first. What came after a measure is not its effect. */
export function judgedUntil({ plan, endedAt, timeZone }: Judging, now: number): number {
  return Math.min(now, endedAt?.getTime() ?? Number.POSITIVE_INFINITY, startOf(plan.endsOn, timeZone, 1));
}

/** UTC ms at which the day is over by which the effect was expected. */
export function dueAt({ plan, timeZone }: Judging): number {
  return startOf(plan.by, timeZone, 1);
}
