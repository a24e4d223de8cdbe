import { createHash } from 'node:crypto';
import type { Passport } from '@wijkritme/contract';
import { appendLog, canonicalJson, type LogDb } from '../sharing/index.ts';

/** When it was, and who did it (`actorOf`). */
export interface LogNote {
  readonly at: number;
  readonly by: string;
}

/** A datastream and the passport that it has from now on. */
export interface PassportChange {
  readonly datastreamId: number;
  readonly passport: Passport;
}

/**
 * Tells the tamper-evident log which passports hold from now on. It keeps digests: the passports themselves are kept by
 * version, and a version that was changed behind our back no longer fits its digest. Last step of the transaction.
 */
export async function logPassportChanges(
  db: LogDb,
  changes: readonly PassportChange[],
  { at, by }: LogNote,
): Promise<void> {
  if (changes.length === 0) return;
  await appendLog(
    db,
    ...changes.map(({ datastreamId, passport }) => ({
      at,
      kind: 'passport.changed',
      actor: by,
      subject: `datastream:${datastreamId}`,
      detail: { digest: digestOf(passport) },
    })),
  );
}

export function logPassportWithdrawal(db: LogDb, datastreamId: number, { at, by }: LogNote): Promise<void> {
  return appendLog(db, {
    at,
    kind: 'passport.withdrawn',
    actor: by,
    subject: `datastream:${datastreamId}`,
    detail: null,
  });
}

/** SHA-256 of the canonical JSON of a passport, hexadecimal. */
export function digestOf(passport: Passport): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(passport))))
    .digest('hex');
}
