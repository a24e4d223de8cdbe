import { createHash } from 'node:crypto';
import { findLifecycleStep, WijkritmeError } from '@wijkritme/contract';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { appendLog } from '../../sharing/index.ts';
import { checkReason } from '../check-reason.ts';
import { type CatalogEntry, passportStatusOf } from '../datastream-catalog.ts';
import { fieldWords } from '../field-words.ts';
import { logPassportWithdrawal } from '../log-passport.ts';
import type { SensorsRoom } from '../room.ts';
import { revokeCertificatesOf } from '../sql/device-certificates.ts';
import { revokeKeysOf } from '../sql/device-keys.ts';
import { insertSteps, type NewStep } from '../sql/lifecycle.ts';
import { withdrawPassport } from '../sql/passports.ts';
import type { SensorsDb } from '../sql/read-catalog.ts';
import type { StepRequest } from './step-request.ts';

/**
 * Takes the same step with each of these datastreams of one thing, or with none: checked as a whole, stored and told to the
 * tamper-evident log in one transaction.
 * @throws WijkritmeError step_not_possible, invalid_input
 */
export async function takeSteps(
  room: SensorsRoom,
  entries: readonly CatalogEntry[],
  request: StepRequest,
  now: number,
): Promise<void> {
  const reason = checkReason(request.reason?.trim() || undefined);
  for (const entry of entries) checkStep(entry, { ...request, reason }, now);
  const steps = entries.map((entry) => toStep(entry, { ...request, reason }, now));
  const isLeaving = request.to === 'withdrawn' && isLast(room, entries);
  await room.db.transaction().execute(async (trx) => {
    await insertSteps(trx, steps);
    if (request.to === 'withdrawn') await withdrawAll(trx, entries, { at: now, by: request.by, reason });
    if (isLeaving) await revokeAll(trx, entries[0]?.thingId ?? 0, new Date(now));
    await appendLog(trx, ...steps.map(toFact));
  });
  await room.refresh(entries.map(({ id }) => id));
  if (isLeaving) await room.reloadKeys();
}

function checkStep(entry: CatalogEntry, request: StepRequest, now: number): void {
  const { to, reason, reports, until } = request;
  const step = findLifecycleStep(entry.stage, to);
  if (!step)
    throw new WijkritmeError('step_not_possible', {
      nl: `Meetreeks ${entry.id} kan deze stap nu niet zetten. De pagina van de sensor noemt de stappen, en GET /v1/things/${entry.thingId}/lifecycle ook.`,
      en: `Datastream ${entry.id} is ${entry.stage}; from there it cannot become ${to}. GET /v1/things/${entry.thingId}/lifecycle names the steps.`,
    });
  for (const need of step.needs) {
    if (need === 'reason' && reason === undefined)
      throw wrongFields([{ pointer: '/reason', message: fieldWords.neededFor(entry.stage, to) }]);
    if (need === 'valid-passport' && passportStatusOf(entry, now) !== 'valid')
      throw new WijkritmeError('step_not_possible', {
        nl: `Meetreeks ${entry.id} heeft geen geldig paspoort; geef dat eerst.`,
        en: `Datastream ${entry.id} has no valid passport; give it one first.`,
      });
    if (need === 'passed-validation-or-reason' && !reports?.get(entry.id)?.passed && reason === undefined)
      throw wrongFields([{ pointer: '/reason', message: fieldWords.neededWithoutReport(entry.id) }]);
  }
  if (to === 'field' && until != null && until <= now)
    throw wrongFields([{ pointer: '/until', message: fieldWords.notAhead }]);
}

function toStep(entry: CatalogEntry, { to, by, reason, until, references, reports }: StepRequest, at: number): NewStep {
  return {
    datastreamId: entry.id,
    from: entry.stage,
    to,
    at,
    changedBy: by,
    reason: reason ?? null,
    until: to === 'field' ? (until ?? null) : null,
    reference: to === 'lab' ? (references?.get(entry.id) ?? null) : null,
    report: to === 'validated' ? (reports?.get(entry.id) ?? null) : null,
  };
}

/** After this step nothing of the thing is in use. */
function isLast(room: SensorsRoom, entries: readonly CatalogEntry[]): boolean {
  const ids = new Set(entries.map(({ id }) => id));
  const all = room.catalog.ofThing(entries[0]?.thingId ?? -1);
  return all.every(({ id, stage }) => ids.has(id) || stage === 'withdrawn');
}

/** Nothing that the device can show counts any more. */
async function revokeAll(trx: SensorsDb, thingId: number, now: Date): Promise<void> {
  await revokeKeysOf(trx, thingId, now);
  await revokeCertificatesOf(trx, thingId, now);
}

/** A clean record: what its passport says happens to the data, happens from now on. */
async function withdrawAll(
  trx: SensorsDb,
  entries: readonly CatalogEntry[],
  { at, by, reason }: { readonly at: number; readonly by: string; readonly reason: string | undefined },
): Promise<void> {
  for (const { id, passport, withdrawn } of entries) {
    if (!passport || withdrawn) continue;
    await withdrawPassport(trx, id, { at: new Date(at), reason });
    await logPassportWithdrawal(trx, id, { at, by });
  }
}

/** The log keeps digests of words and reports; the words stand with the step, and no longer fit when they are changed. */
export function toFact(step: NewStep) {
  const { datastreamId, from, to, at, changedBy, until, reference } = step;
  return {
    at,
    kind: 'lifecycle.changed',
    actor: changedBy,
    subject: `datastream:${datastreamId}`,
    detail: { from, to, until, reference, reason: digestOf(step.reason), report: digestOf(step.report) },
  };
}

function digestOf(value: unknown): string | null {
  return value === null ? null : createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
