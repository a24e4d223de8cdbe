import { type ErrorCode, errors, type IntakeStep, type Upkeep } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import type { IntakeBucket } from '../observations/index.ts';
import type { UpkeepRoom } from './room.ts';

const refusedIn = ({ refused }: IntakeBucket) => [...refused.values()].reduce((sum, count) => sum + count, 0);

const toStep = (bucket: IntakeBucket): IntakeStep => ({
  at: new Date(bucket.at).toISOString(),
  stored: bucket.stored,
  repeated: bucket.repeated,
  refused: refusedIn(bucket),
});

/** What came in lately, and what waits. */
export function intakeFacts(
  { observations, startedAt }: UpkeepRoom,
  now: number,
  language: Language,
): Upkeep['intake'] {
  const { rates } = observations.counters;
  const minutes = rates.minutes(now, startedAt);
  const hours = rates.hours(now, startedAt);
  const { rows, limit } = observations.upkeep.queue();
  return {
    minutes: minutes.map(toStep),
    hours: hours.map(toStep),
    refusals: refusals(minutes, hours, language),
    queueRows: rows,
    queueLimit: limit,
  };
}

function refusals(
  minutes: readonly IntakeBucket[],
  hours: readonly IntakeBucket[],
  language: Language,
): Upkeep['intake']['refusals'] {
  const lastHour = totals(minutes);
  return [...totals(hours)]
    .map(([rule, lastDay]) => ({
      rule,
      title: errors[rule].title[language],
      lastHour: lastHour.get(rule) ?? 0,
      lastDay,
    }))
    .sort((one, other) => other.lastDay - one.lastDay || one.rule.localeCompare(other.rule));
}

function totals(buckets: readonly IntakeBucket[]): Map<ErrorCode, number> {
  const found = new Map<ErrorCode, number>();
  for (const { refused } of buckets)
    for (const [rule, count] of refused) found.set(rule, (found.get(rule) ?? 0) + count);
  return found;
}
