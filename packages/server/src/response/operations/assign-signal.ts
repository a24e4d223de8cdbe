import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { newsInStore } from '../../foundation/news.ts';
import { writeOutbox } from '../../foundation/outbox.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { type AtSignal, atSignal } from '../at-signal.ts';
import { type AssignedNews, SIGNAL_ASSIGNED } from '../events.ts';
import { showSignalWork } from '../queue/show-signal-work.ts';
import type { ResponseRoom } from '../room.ts';
import { type AssigneeRow, insertAssignee, selectAssigneeChanges } from '../sql/signal-work.ts';
import type { ResponseDb } from '../tables.ts';

export function assignSignal({ http, access, clock, events }: Context, room: ResponseRoom): void {
  http.operation('assignSignal', async ({ params, body, principal }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    if (body.personId !== null) await assertMayWork(room, at, body.personId);
    const before = await assign(room, at, { ...body, now: new Date(clock.now()) });
    await events.announce(newsInStore, {});
    room.rhythm.nudge(new Set([body.personId, before].filter((id) => id !== null)));
    return showSignalWork(room, access, at);
  });
}

/** Somebody who may not work there, or is not there, gets the same answer. @throws WijkritmeError invalid_input */
async function assertMayWork(room: ResponseRoom, { signal }: AtSignal, personId: number): Promise<void> {
  const coworkers = await room.sharing.coworkersAt(signal.placeId);
  if (coworkers.some(({ id }) => id === personId)) return;
  refuseFields([{ pointer: '/personId', message: answerWords.nobodyHere }]);
}

interface Assigning {
  readonly personId: number | null;
  readonly version: number;
  readonly now: Date;
}

/**
 * The same again is harmless: its first "yes" may have been lost.
 * @returns who had it
 * @throws WijkritmeError conflict: somebody chose meanwhile
 */
async function assign({ db }: ResponseRoom, { signal, person }: AtSignal, asked: Assigning): Promise<number | null> {
  const [newest, older] = await selectAssigneeChanges(db, signal.id, 2);
  const isRepeat =
    newest?.version === asked.version + 1 && newest.person_id === asked.personId && newest.by_id === person.personId;
  if (isRepeat) return older?.person_id ?? null;
  const isNew =
    (newest?.version ?? 0) === asked.version &&
    (await db.transaction().execute((trx) =>
      give(trx, {
        signal_id: signal.id,
        version: asked.version + 1,
        place_id: signal.placeId,
        person_id: asked.personId,
        by_id: person.personId,
        by_organisation_id: person.organisationId,
        at: asked.now,
      }),
    ));
  if (isNew) return newest?.person_id ?? null;
  throw new WijkritmeError('conflict', {
    nl: `Iemand anders heeft intussen gekozen wie signaal ${signal.id} oppakt. Er is niets overschreven; kijk en kies opnieuw.`,
    en: `Somebody else chose meanwhile who works on signal ${signal.id}. Nothing was overwritten; look and choose again.`,
  });
}

/** The choice, and that it is to be told, in one transaction. false: somebody was first. */
async function give(trx: ResponseDb, row: AssigneeRow): Promise<boolean> {
  if (!(await insertAssignee(trx, row))) return false;
  if (row.person_id === null) return true;
  const { signal_id: signalId, place_id: placeId, version, person_id: to, by_id: by } = row;
  await writeOutbox(trx, SIGNAL_ASSIGNED, { signalId, placeId, version, to, by } satisfies AssignedNews);
  return true;
}
