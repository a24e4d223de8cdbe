import type { EffectSeries } from '@wijkritme/engine';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { ResponseRoom } from '../room.ts';
import { candidatesFor } from './candidates.ts';
import type { PlanAnswer } from './effect-work.ts';
import { nearTo } from './near.ts';
import { calendarOf, LOOK_BACK_MS, readSeries } from './series.ts';

export interface EffectPlan {
  readonly target: CatalogEntry;
  /** Somebody's choice; null: what is proposed. */
  readonly chosen: readonly number[] | null;
  /** Datastreams on which another measure works. */
  readonly occupied: ReadonlySet<number>;
  /** UTC ms; nothing from then on is looked at. */
  readonly startMs: number;
  readonly weeks: number;
}

export interface PlannedEffect extends PlanAnswer {
  readonly candidates: readonly CatalogEntry[];
  /** Numbers of candidates that are too near. */
  readonly adjoining: readonly number[];
}

/** What one could compare with, and the smallest effect that would be seen; computed in the process for it. */
export async function planEffect(room: ResponseRoom, plan: EffectPlan): Promise<PlannedEffect> {
  const { target, chosen, occupied, startMs, weeks } = plan;
  const period = { from: startMs - LOOK_BACK_MS, to: startMs };
  const isNear = nearTo(room, target);
  const around = candidatesFor(room, target);
  const named = (chosen ?? []).flatMap((id) => room.sensors.catalog.find(id) ?? []);
  const candidates = [...around, ...named.filter(({ id }) => !around.some((one) => one.id === id))];
  const adjoining = candidates.filter(isNear).map(({ id }) => id);
  const series: EffectSeries[] = [];
  for (const entry of candidates) series.push(await readSeries(room, entry, period));
  const answer = await room.desk.ask<'plan'>({
    kind: 'plan',
    target: await readSeries(room, target, period),
    // What works elsewhere is no comparison: it would take the effect of another measure for chance.
    candidates: series.filter(({ id }) => !occupied.has(Number(id)) || (chosen ?? []).includes(Number(id))),
    adjoining: adjoining.map(String),
    chosen: chosen === null ? null : chosen.map(String),
    calendar: calendarOf(room, target, period),
    startMs,
    weeks,
  });
  return { ...answer, candidates, adjoining };
}
