import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { secretOf, wrongCode } from '../accounts/invitations.ts';
import { hashOfRecoveryCode, makeRecoveryCodes, stepOfCode } from '../accounts/second-factor.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { replaceRecoveryCodes, selectNextSecret, upsertSecondFactor } from '../sql/accounts.ts';
import { deleteSessionsOf } from '../sql/sessions.ts';

export function confirmSecondFactor({ http, clock }: Context, room: SharingRoom): void {
  http.operation('confirmSecondFactor', async ({ body, principal, request }) => {
    const secret = principal.kind === 'person' ? await selectNextSecret(room.db, principal.personId) : null;
    if (principal.kind !== 'person' || secret === null)
      throw new WijkritmeError('conflict', {
        nl: 'Er wacht niets om te bevestigen; begin met uw wachtwoord.',
        en: 'Nothing waits to be confirmed; begin with your password.',
      });
    const { personId, sessionId } = principal;
    const attempt = { account: `person ${personId}`, address: request.ip, device: `session ${sessionId}` };
    room.guard.enter(attempt);
    const at = clock.now();
    const step = stepOfCode(secretOf(room, secret), body.code, at);
    if (step === undefined) throw wrongCode();
    room.guard.succeed(attempt);
    const recoveryCodes = makeRecoveryCodes();
    await room.db.transaction().execute(async (trx) => {
      await upsertSecondFactor(trx, personId, { secret, step, now: new Date(at) });
      await replaceRecoveryCodes(trx, personId, recoveryCodes.map(hashOfRecoveryCode));
      await deleteSessionsOf(trx, personId, sessionId);
      const subject = `person:${personId}`;
      await logPeople(
        trx,
        { kind: 'account.changed', subject, detail: { what: 'second factor' } },
        { at, by: subject },
      );
    });
    return { recoveryCodes };
  });
}
