import { WijkritmeError } from '@wijkritme/contract';
import type { SharingRoom } from '../room.ts';
import { type Account, selectAccount, useRecoveryCode, useStep } from '../sql/accounts.ts';
import { secretOf } from './invitations.ts';
import { hashOfRecoveryCode, stepOfCode } from './second-factor.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/** Where an attempt comes from. `deviceOf`: the known browser it comes from, if it is one of this person. */
export interface Origin {
  readonly address: string;
  deviceOf(personId: number | undefined): string | undefined;
  readonly now: number;
}

/**
 * @returns the person's number
 * @throws WijkritmeError sign_in_failed, the same for whatever is wrong; second_factor_needed; rate_limited
 */
export async function signIn(room: SharingRoom, given: Credentials, origin: Origin): Promise<number> {
  const email = given.email.trim().toLowerCase();
  const account = await selectAccount(room.db, { email });
  const attempt = { account: email, address: origin.address, device: origin.deviceOf(account?.personId) };
  room.guard.enter(attempt);
  const isRight = await room.passwords.isRight(given.password, account?.passwordHash);
  if (!account || !isRight) throw failed();
  if (given.code === undefined) {
    // Counted like a wrong one: else asking without a code between would give endless guesses at the code.
    throw new WijkritmeError('second_factor_needed', {
      nl: 'Vul ook de zes cijfers van uw app in, of een herstelcode.',
      en: 'Add the six digits of your authenticator app, or a recovery code.',
    });
  }
  if (!(await isSecondFactor(room, account, { code: given.code, now: origin.now }))) throw failed();
  room.guard.succeed(attempt);
  return account.personId;
}

/** A code counts once; so does a recovery code. */
export async function isSecondFactor(
  room: SharingRoom,
  { personId, secret }: Account,
  { code, now }: { readonly code: string; readonly now: number },
): Promise<boolean> {
  const step = stepOfCode(secretOf(room, secret), code, now);
  if (step !== undefined) return useStep(room.db, personId, step);
  return useRecoveryCode(room.db, personId, hashOfRecoveryCode(code));
}

function failed(): WijkritmeError {
  return new WijkritmeError('sign_in_failed', {
    nl: 'Adres, wachtwoord of code klopt niet. Een code geldt één keer; wacht op de volgende.',
    en: 'Address, password or code is not right. A code counts once; wait for the next one.',
  });
}
