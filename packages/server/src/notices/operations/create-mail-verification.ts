import { DAY, MINUTE, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { hashOfToken, makeToken } from '../../sharing/index.ts';
import { mailRow } from '../delivery-rows.ts';
import { requirePerson } from '../own.ts';
import { sealPayload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import { insertDeliveries } from '../sql/deliveries.ts';
import { findVerification, upsertVerification } from '../sql/preferences.ts';
import { toPreferences } from '../to-preferences.ts';

/** Between two mails to addresses that somebody typed: nobody is mailed full from here. */
const PAUSE_MS = 2 * MINUTE;

export function createMailVerification(context: Context, room: NoticesRoom): void {
  const { http, clock, config } = context;
  http.operation('createMailVerification', async ({ body, principal }) => {
    const { personId } = requirePerson(principal);
    if (!config.mail)
      throw new WijkritmeError('not_supported', {
        nl: 'Deze installatie stuurt geen mail: er is geen mailserver ingesteld (SMTP_URL). Vraag uw beheerder.',
        en: 'This installation sends no mail: no mail server is set (SMTP_URL). Ask your administrator.',
      });
    const now = clock.now();
    const before = await findVerification(room.db, personId);
    const wait = before ? before.made_at.getTime() + PAUSE_MS - now : 0;
    if (wait > 0)
      throw new WijkritmeError(
        'rate_limited',
        {
          nl: 'Er is net een link gestuurd. Kijk in uw mail, of probeer het later opnieuw.',
          en: 'A link was sent a moment ago. Look in the mail, or try again later.',
        },
        {
          retryAfterSeconds: Math.ceil(wait / 1_000),
        },
      );
    const token = makeToken('wrm');
    const address = body.address.trim().toLowerCase();
    await room.db.transaction().execute(async (trx) => {
      await upsertVerification(trx, {
        person_id: personId,
        address,
        token_hash: hashOfToken(token),
        made_at: new Date(now),
        ends_at: new Date(now + DAY),
      });
      const payload = sealPayload(room, { type: 'verification', address, token });
      await insertDeliveries(trx, [mailRow({ personId, now: new Date(now) }, payload)]);
    });
    room.wake();
    return toPreferences(context, room, personId);
  });
}
