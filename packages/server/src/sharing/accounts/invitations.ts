import { DAY, WijkritmeError } from '@wijkritme/contract';
import { accountWords } from '../account-words.ts';
import type { SharingRoom } from '../room.ts';
import { hashOfToken, makeToken } from '../sessions/token.ts';
import { replaceRecoveryCodes, upsertPassword, upsertSecondFactor } from '../sql/accounts.ts';
import { deleteInvitation, type FoundInvitation, selectInvitation, upsertInvitation } from '../sql/invitations.ts';
import { deleteSessionsOf } from '../sql/sessions.ts';
import type { SharingDb } from '../tables.ts';
import { checkPassword } from './password-rules.ts';
import { hashOfRecoveryCode, makeRecoveryCodes, makeSecret, stepOfCode } from './second-factor.ts';

const INVITATION_MS = 7 * DAY;
const PURPOSE = 'second factor';

export interface MadeInvitation {
  readonly token: string;
  readonly endsAt: Date;
}

/** A token that works once; one made before for this person does not work any more. */
export async function makeInvitation(
  db: SharingDb,
  room: SharingRoom,
  { personId, now }: { readonly personId: number; readonly now: number },
): Promise<MadeInvitation> {
  const token = makeToken('wri');
  const endsAt = new Date(now + INVITATION_MS);
  await upsertInvitation(db, {
    person_id: personId,
    token_hash: hashOfToken(token),
    secret: sealSecret(room, makeSecret()),
    made_at: new Date(now),
    ends_at: endsAt,
  });
  return { token, endsAt };
}

/** @throws WijkritmeError invitation_invalid: used, ended, replaced, or never was */
export async function getInvitation(db: SharingDb, token: string, now: number): Promise<FoundInvitation> {
  const found = await selectInvitation(db, hashOfToken(token), new Date(now));
  if (found) return found;
  throw new WijkritmeError('invitation_invalid', {
    nl: 'Deze link is gebruikt, verlopen of vervangen door een nieuwere. Vraag uw beheerder om een andere.',
    en: 'This link was used, has ended or was replaced by a newer one. Ask your administrator for another.',
  });
}

export function sealSecret({ sealer }: SharingRoom, secret: string): Buffer {
  return sealer.seal(secret, PURPOSE);
}

export function secretOf({ sealer }: SharingRoom, sealed: Buffer): string {
  const secret = sealer.open(sealed, PURPOSE);
  if (secret === undefined) throw new Error('a second factor was sealed with another sign-in.key');
  return secret;
}

export interface Acceptance {
  readonly token: string;
  readonly password: string;
  readonly code: string;
}

/**
 * Gives the account its password and second factor; sessions and recovery codes from before end.
 * @returns whose account it is, and the recovery codes: they are shown once
 * @throws WijkritmeError invitation_invalid, password_unfit, sign_in_failed (the code)
 */
export async function acceptInvitation(
  room: SharingRoom,
  { token, password, code }: Acceptance,
  now: number,
): Promise<{ personId: number; recoveryCodes: string[] }> {
  const invitation = await getInvitation(room.db, token, now);
  const { personId } = invitation;
  checkPassword(password, [invitation.name, invitation.email, invitation.organisation]);
  const step = stepOfCode(secretOf(room, invitation.secret), code, now);
  if (step === undefined) throw wrongCode();
  const hash = await room.passwords.hash(password);
  const recoveryCodes = makeRecoveryCodes();
  await room.db.transaction().execute(async (trx) => {
    // First: of two that accept at once, one finds it gone.
    if (!(await deleteInvitation(trx, hashOfToken(token)))) await getInvitation(trx, '', now);
    await upsertPassword(trx, personId, { hash, now: new Date(now) });
    await upsertSecondFactor(trx, personId, { secret: invitation.secret, step, now: new Date(now) });
    await replaceRecoveryCodes(trx, personId, recoveryCodes.map(hashOfRecoveryCode));
    await deleteSessionsOf(trx, personId);
  });
  return { personId, recoveryCodes };
}

export function wrongCode(): WijkritmeError {
  return new WijkritmeError('sign_in_failed', accountWords.wrongCode, {
    fields: [{ pointer: '/code', message: accountWords.notRight }],
  });
}
