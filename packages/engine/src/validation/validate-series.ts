import { type Agreement, agreementOf } from './agreement.ts';
import { clockOffsetOf } from './clock-offset.ts';
import { type Drift, driftOf } from './drift.ts';
import { meanOf } from './moments.ts';
import { type Pairing, pairSeries, type TimedValues } from './pair-series.ts';
import { type PresenceShare, presenceOf } from './presence-share.ts';

export interface ValidationInput {
  readonly device: TimedValues;
  readonly reference: TimedValues;
  readonly pairing: Pairing;
  /** Time between readings that the device promises, ms. */
  readonly intervalMs: number;
  /** Windows of the search for the clock offset, ms; finer than those of the comparison where the series allow. */
  readonly clockWindowMs: number;
  readonly clockMostMs: number;
}

export interface ValidationStatistics {
  readonly presence: PresenceShare;
  /** Undefined with fewer than two windows in which both were heard. */
  readonly agreement: Agreement | undefined;
  /** Mean of the reference over the windows compared; for limits that are a part of it. */
  readonly referenceMean: number;
  readonly drift: Drift | undefined;
  /** Positive: the device is ahead, ms. */
  readonly clockOffsetMs: number | undefined;
}

/** A device beside a reference over one period, in numbers. */
export function validateSeries(input: ValidationInput): ValidationStatistics {
  const { device, reference, pairing, intervalMs } = input;
  const pairs = pairSeries(device, reference, pairing);
  const differences = pairs.device.map((value, i) => value - (pairs.reference[i] as number));
  const clock = { ...pairing, windowMs: input.clockWindowMs };
  return {
    presence: presenceOf(device, pairing.from, pairing.to, intervalMs),
    agreement: pairs.time.length < 2 ? undefined : agreementOf(pairs.device, pairs.reference),
    referenceMean: pairs.time.length === 0 ? Number.NaN : meanOf(pairs.reference),
    drift: driftOf(pairs.time, differences),
    clockOffsetMs: clockOffsetOf(device, reference, clock, input.clockMostMs),
  };
}
