import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { localDayOf, localMinuteOf, offsetAt, type ZoneRules } from '@wijkritme/engine';
import type { ModelFacts } from '../sql/forecast-models.ts';

/** The last readings of an hour get so long to come before the next forecast is made. */
const SETTLE = 2 * MINUTE;
/** Local hour from which on a day's training may begin: people sleep. */
const TRAINING_HOUR = 3;
/** What joined since the last training is learned after this. */
const JOIN_AFTER = HOUR;
/** A history that has grown this much, by an import, is learned anew. */
const GROWN = 1.5;
const GROWN_DAYS = 3;

/** The newest whole hour of the wall clock from which a forecast can be made. @returns UTC ms */
export function originAt(zone: ZoneRules, now: number): number {
  const time = now - SETTLE;
  const offset = offsetAt(zone, time);
  return Math.floor((time + offset) / HOUR) * HOUR - offset;
}

/** Whether what was learned is to be learned anew: once a local day, and when there is much more to learn from. */
export function isTrainingDue(
  model: ModelFacts | undefined,
  { datastreams, historyDays }: { datastreams: readonly number[]; historyDays: number },
  { zone, now }: { zone: ZoneRules; now: number },
): boolean {
  if (datastreams.length === 0) return false;
  if (model === undefined) return true;
  const isNewDay = localDayOf(zone, now) > localDayOf(zone, model.trainedAt);
  if (isNewDay && localMinuteOf(zone, now) >= TRAINING_HOUR * 60) return true;
  if (now - model.trainedAt > 2 * DAY) return true;
  if (historyDays >= GROWN * model.historyDays + GROWN_DAYS) return true;
  const known = new Set(model.datastreams);
  return now - model.trainedAt >= JOIN_AFTER && datastreams.some((id) => !known.has(id));
}
