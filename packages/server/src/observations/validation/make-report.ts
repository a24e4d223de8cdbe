import { HOUR, MINUTE, type ValidationReport } from '@wijkritme/contract';
import { judgeValidation, type TimedValues, validateSeries } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import { type ObservationsDb, selectSlice } from '../sql/read-observations.ts';
import { acceptanceOf } from './acceptance.ts';
import { validationSentence } from './validation-sentence.ts';

/** Readings of one series that a report looks at; where there would be more it looks at a shorter period, up to now. */
const MOST_READINGS = 200_000;
/** No period is looked at that is longer. */
const LONGEST_MS = 90 * 24 * HOUR;
const nothing: TimedValues = { time: [], value: [] };

export interface ReportQuestion {
  readonly entry: CatalogEntry;
  readonly reference: CatalogEntry | undefined;
  readonly now: number;
  readonly language: Language;
}

/** A device beside its reference, from when it came to the lab until now, or until it went to the field. */
export async function makeReport(db: ObservationsDb, question: ReportQuestion): Promise<ValidationReport> {
  const { entry, reference, now } = question;
  const faster = Math.min(entry.intervalMs, reference?.intervalMs ?? Number.POSITIVE_INFINITY);
  const from = Math.max(startOf(entry), now - LONGEST_MS, now - MOST_READINGS * faster);
  const [device, other] = await Promise.all([
    selectSlice(db, entry.id, from, now, MOST_READINGS),
    reference ? selectSlice(db, reference.id, from, now, MOST_READINGS) : nothing,
  ]);
  const { limits, how, from: limitsFrom } = acceptanceOf(entry.property);
  const slower = Math.max(entry.intervalMs, reference?.intervalMs ?? 0);
  const windowMs = Math.max(HOUR, slower);
  const to = from + Math.floor((now - from) / windowMs) * windowMs;
  const statistics = validateSeries({
    device,
    reference: other,
    pairing: { from, to, windowMs, how },
    intervalMs: entry.intervalMs,
    clockWindowMs: Math.max(MINUTE, slower),
    clockMostMs: Math.max(HOUR, 3 * slower),
  });
  const findings = judgeValidation(statistics, limits, to - from).map(toFinding);
  return {
    ...describe(question),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    windowSeconds: Math.round(windowMs / 1_000),
    statistics: toNumbers(statistics, device.time.length),
    findings,
    passed: reference !== undefined && findings.every(({ verdict }) => verdict === 'pass'),
    limitsFrom: limitsFrom[question.language],
    sentence: validationSentence(findings, reference !== undefined, question.language),
  };
}

/** The engine counts in ms; people are told seconds. */
function toFinding(finding: ReturnType<typeof judgeValidation>[number]): ValidationReport['findings'][number] {
  const scale = finding.criterion === 'clock-offset' ? 1_000 : 1;
  return { ...finding, value: known(finding.value / scale), limit: finding.limit / scale };
}

function startOf({ stageSince, fieldPeriods }: CatalogEntry): number {
  // In the field already: what was measured before it came there is not there to compare; look at what is.
  const since = Number.isNaN(stageSince) ? (fieldPeriods.at(-1)?.from ?? 0) : stageSince;
  return Number.isFinite(since) ? since : 0;
}

function describe({ entry, reference, language }: ReportQuestion) {
  return {
    datastream: entry.id,
    name: entry.name,
    thing: entry.thingId,
    thingName: entry.thingName,
    property: entry.property,
    propertyName: entry.propertyName[language],
    unit: entry.unit,
    reference: reference ? { datastream: reference.id, name: reference.name, thingName: reference.thingName } : null,
  };
}

function toNumbers(
  { agreement, presence, drift, clockOffsetMs }: ReturnType<typeof validateSeries>,
  readings: number,
): ValidationReport['statistics'] {
  return {
    readings,
    expected: presence.expected,
    pairs: agreement?.pairs ?? 0,
    bias: known(agreement?.bias),
    biasMargin: known(agreement?.biasMargin),
    rmse: known(agreement?.rmse),
    correlation: known(agreement?.correlation),
    agreementLower: known(agreement?.lower),
    agreementUpper: known(agreement?.upper),
    agreementMargin: known(agreement?.limitMargin),
    uptime: known(presence.uptime),
    missing: known(presence.missing),
    clockOffsetSeconds: clockOffsetMs === undefined ? null : clockOffsetMs / 1_000,
    driftPer30Days: known(drift?.per30Days),
    driftMargin: known(drift?.margin),
  };
}

const known = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : value);
