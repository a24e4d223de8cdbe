import type { Context } from '../foundation/context.ts';
import { mailRow } from './delivery-rows.ts';
import { sealPayload } from './payload.ts';
import type { NoticesRoom } from './room.ts';
import { countDeliveries, insertDeliveries } from './sql/deliveries.ts';
import { markGone, selectDue } from './sql/due.ts';

const BATCH = 500;
/** With so many waiting no mail is added; the notices wait where they are. */
const MOST_WAITING = 10_000;

/** Puts everything of one person that is due into one mail. @returns whether there may be more */
export async function composeMails({ clock }: Context, room: NoticesRoom): Promise<boolean> {
  const now = new Date(clock.now());
  return room.db.transaction().execute(async (trx) => {
    if ((await countDeliveries(trx)).waiting >= MOST_WAITING) return false;
    const due = await selectDue(trx, 'mail', { now, limit: BATCH });
    const byPerson = new Map<number, number[]>();
    for (const { person_id, id } of due) byPerson.set(person_id, [...(byPerson.get(person_id) ?? []), id]);
    await insertDeliveries(
      trx,
      [...byPerson].map(([personId, ids]) => mailRow({ personId, now }, sealPayload(room, { type: 'notices', ids }))),
    );
    await markGone(trx, 'mail', { rows: due, now });
    return due.length === BATCH;
  });
}
