import { DAY, limits } from '@wijkritme/contract';
import type { Principal } from '../../foundation/principals.ts';
import { type CatalogEntry, type DatastreamCatalog, passportStatusOf } from '../../sensors/index.ts';
import { type OutcomeName, outcomeCode, PENDING } from './outcome.ts';

export interface GateQuestion {
  readonly principal: Principal;
  readonly now: number;
  /** How old a reading may be at this door, ms; files may be older than what a device sends live. */
  readonly lateLimitMs: number;
}

/** Readings before this are a clock that was never set. */
const EARLIEST = Date.UTC(1990, 0, 1);

const code = Object.fromEntries(
  (
    [
      'datastream_unknown',
      'passport_other_unit',
      'group_below_minimum',
      'key_other_thing',
      'unauthorized',
      'result_not_a_number',
      'result_out_of_range',
      'time_invalid',
      'time_in_future',
      'time_too_late',
      'stage_too_early',
      'field_ended',
      'device_withdrawn',
    ] as const
  ).map((name) => [name, outcomeCode(name)]),
) as Record<OutcomeName, number>;

const passportCode = {
  missing: outcomeCode('passport_missing'),
  not_yet_valid: outcomeCode('passport_not_yet_valid'),
  expired: outcomeCode('passport_expired'),
  withdrawn: outcomeCode('passport_withdrawn'),
  valid: PENDING,
} as const;

/**
 * Judge one reading at the moment of its receipt: who sends it, is there a valid passport, can the number and the time
 * be true. The passport is the switch (invariant 2). Whether readings lie too close together is judged at the store, where
 * the readings of one datastream come one after the other (`TOO_FINE`). Runs for every reading, so it allocates nothing.
 * @returns PENDING when the reading may be stored, else the outcome code of the refusal
 */
export function judgeAtGate(
  catalog: DatastreamCatalog,
  ask: GateQuestion,
  datastream: number,
  time: number,
  value: number,
): number {
  const entry = catalog.find(datastream);
  if (entry === undefined) return code.datastream_unknown;
  const right = rightOf(ask.principal, entry);
  if (right !== PENDING) return right;
  const passport = passportCode[passportStatusOf(entry, ask.now)];
  if (passport !== PENDING) return passport;
  const stage = stageCode(entry, ask.now);
  if (stage !== PENDING) return stage;
  if (!entry.isUnitRight) return code.passport_other_unit;
  if (!Number.isFinite(value)) return code.result_not_a_number;
  if (value < entry.min || value > entry.max) return code.result_out_of_range;
  if (value > 0 && value < entry.withheldBelow) return code.group_below_minimum;
  if (!Number.isFinite(time) || time < EARLIEST) return code.time_invalid;
  if (time > ask.now + limits.futureMs) return code.time_in_future;
  if (time < ask.now - Math.min(ask.lateLimitMs, entry.retentionMs)) return code.time_too_late;
  return PENDING;
}

function rightOf(principal: Principal, entry: CatalogEntry): number {
  switch (principal.kind) {
    case 'administrator':
      return PENDING;
    case 'device':
      return principal.thingId === entry.thingId ? PENDING : code.key_other_thing;
    // Readings come with a key; what people bring comes as a file.
    case 'person':
    case 'visitor':
      return code.unauthorized;
    default:
      return principal satisfies never;
  }
}

/** In the lab and in the field readings come in; what those of the lab are is told by their time (`isInField`). */
function stageCode({ stage, fieldUntil }: CatalogEntry, now: number): number {
  switch (stage) {
    case 'field':
      return now < fieldUntil ? PENDING : code.field_ended;
    case 'lab':
    case 'validated':
      return PENDING;
    case 'announced':
    case 'described':
      return code.stage_too_early;
    case 'withdrawn':
      return code.device_withdrawn;
    default:
      return stage satisfies never;
  }
}

export function lateLimitMs(days: number): number {
  return days * DAY;
}
