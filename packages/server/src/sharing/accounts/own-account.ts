import { WijkritmeError } from '@wijkritme/contract';
import type { PersonPrincipal, Principal } from '../../foundation/principals.ts';
import { accountWords } from '../account-words.ts';
import type { SharingRoom } from '../room.ts';
import { selectAccount } from '../sql/accounts.ts';

/**
 * Before somebody changes their own account: an open session alone does not show that it is they who sit there.
 * @throws WijkritmeError forbidden (no password here), sign_in_failed, rate_limited
 */
export async function checkOwnPassword(
  room: SharingRoom,
  principal: Principal,
  { given, from }: { readonly given: string; readonly from: string },
): Promise<PersonPrincipal> {
  const account =
    principal.kind === 'person' ? await selectAccount(room.db, { personId: principal.personId }) : undefined;
  if (principal.kind !== 'person' || !account)
    throw new WijkritmeError('forbidden', {
      nl: 'Dit account heeft hier geen wachtwoord: het meldt zich aan met een sleutel of bij een aanbieder. Verander het daar.',
      en: 'This account has no password here: it signs in by a key or a provider. Change it there.',
    });
  const attempt = { account: `person ${principal.personId}`, address: from, device: `session ${principal.sessionId}` };
  room.guard.enter(attempt);
  if (!(await room.passwords.isRight(given, account.passwordHash)))
    throw new WijkritmeError('sign_in_failed', accountWords.wrongPassword, {
      fields: [{ pointer: '/current', message: accountWords.notRight }],
    });
  room.guard.succeed(attempt);
  return principal;
}
