import type { Context } from '../../foundation/context.ts';
import { checkOwnPassword } from '../accounts/own-account.ts';
import { checkPassword } from '../accounts/password-rules.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { upsertPassword } from '../sql/accounts.ts';
import { selectPersonName } from '../sql/people.ts';
import { deleteSessionsOf } from '../sql/sessions.ts';

export function changePassword({ http, clock }: Context, room: SharingRoom): void {
  http.operation('changePassword', async ({ body, principal, request }) => {
    const { personId, sessionId } = await checkOwnPassword(room, principal, { given: body.current, from: request.ip });
    const { name, email, organisation } = await selectPersonName(room.db, personId);
    checkPassword(body.password, [name, email ?? '', organisation]);
    const at = clock.now();
    const hash = await room.passwords.hash(body.password);
    await room.db.transaction().execute(async (trx) => {
      await upsertPassword(trx, personId, { hash, now: new Date(at) });
      await deleteSessionsOf(trx, personId, sessionId);
      const subject = `person:${personId}`;
      await logPeople(trx, { kind: 'account.changed', subject, detail: { what: 'password' } }, { at, by: subject });
    });
    return {};
  });
}
