import type { Context } from '../foundation/context.ts';
import { detectMsOf } from '../response/index.ts';
import type { NoticedSignal } from '../rhythm/index.ts';
import { isWithin, mayKnow, type News, wants } from './audience.ts';
import { isBeyondBudget } from './budget.ts';
import { webhookRow } from './delivery-rows.ts';
import { dueFor, mailDueFor } from './mail-times.ts';
import { sealPayload } from './payload.ts';
import type { NoticesRoom } from './room.ts';
import { insertDeliveries } from './sql/deliveries.ts';
import { findCursor, insertNotices, lockCursor, saveCursor } from './sql/notices.ts';
import { defaultPreference, selectPreferences } from './sql/preferences.ts';
import { selectWebhooks } from './sql/webhooks.ts';
import type { NewDelivery, NewNotice } from './tables.ts';

const SOURCE = 'signals';
/** Signals told in one transaction. */
const BATCH = 50;

/** Signals from before this room was there are told nobody. */
export async function startAtNewestSignal({ db, rhythm }: NoticesRoom): Promise<void> {
  if ((await findCursor(db, SOURCE)) === undefined) await saveCursor(db, SOURCE, await rhythm.newestSignal());
}

/**
 * Tells who works there of new signals, each once: how far one is stands in the transaction of what was told. Everything is
 * looked up before it, so that the transaction is short; one that comes second finds the position moved, and tells nothing.
 *
 * @returns persons who were told, and whether there may be more
 */
export async function tellSignals(context: Context, room: NoticesRoom): Promise<{ told: Set<number>; more: boolean }> {
  const after = (await findCursor(room.db, SOURCE)) ?? 0;
  const signals = await room.rhythm.noticedAfter(after, BATCH);
  const last = signals.at(-1);
  if (!last) return { told: new Set(), more: false };
  // What came out of imported history happened long ago.
  const news = signals.filter((signal) => detectMsOf(signal) !== undefined).map(toNews);
  const rows = await toNotices(context, room, news);
  const messages = await toMessages(context, room, news);
  const isFirst = await room.db.transaction().execute(async (trx) => {
    if ((await lockCursor(trx, SOURCE)) !== after) return false;
    await insertNotices(trx, rows);
    await insertDeliveries(trx, messages);
    await saveCursor(trx, SOURCE, last.id);
    return true;
  });
  const told = new Set(isFirst ? rows.flatMap(({ capped, person_id }) => (capped ? [] : [person_id])) : []);
  return { told, more: signals.length === BATCH };
}

interface SignalNews extends News {
  readonly signal: NoticedSignal;
}

const toNews = (signal: NoticedSignal): SignalNews => ({
  kind: signal.aboutSensor ? 'sensor' : 'signal',
  subjectId: signal.id,
  placeId: signal.placeId,
  signal,
});

async function toNotices(context: Context, room: NoticesRoom, news: readonly SignalNews[]): Promise<NewNotice[]> {
  if (news.length === 0) return [];
  const { access, clock } = context;
  const [people, preferences] = await Promise.all([room.sharing.working(), selectPreferences(room.db)]);
  const now = clock.now();
  const rows: NewNotice[] = [];
  for (const { principal } of people) {
    const { personId } = principal;
    const preference = preferences.get(personId) ?? defaultPreference(personId);
    const own: NewNotice[] = [];
    for (const one of news) {
      if (!wants(preference, one, access) || !(await mayKnow(room, access, { person: principal, news: one }))) continue;
      const same = own.filter((row) => row.kind === one.kind && row.place_id === one.placeId && !row.capped).length;
      const capped = await isBeyondBudget(room, { personId, news: one, now, same });
      own.push({
        person_id: personId,
        kind: one.kind,
        subject_id: one.subjectId,
        cause: `signal:${one.subjectId}`,
        place_id: one.placeId,
        at: new Date(now),
        capped,
        read_at: null,
        mail_due_at: capped || !context.config.mail ? null : mailDueFor(preference, now),
        mailed_at: null,
        push_due_at: capped || !context.config.push ? null : dueFor(preference, now),
        pushed_at: null,
      });
    }
    rows.push(...own);
  }
  return rows;
}

async function toMessages(context: Context, room: NoticesRoom, news: readonly SignalNews[]): Promise<NewDelivery[]> {
  const now = new Date(context.clock.now());
  const webhooks = (await selectWebhooks(room.db)).filter(({ enabled }) => enabled);
  return webhooks.flatMap(({ id, kinds, place_id }) =>
    news
      .filter(
        ({ kind, placeId }) =>
          kinds.includes(kind) && (place_id === null || isWithin(placeId, [place_id], context.access)),
      )
      .map((one) => webhookRow({ webhookId: id, now, cause: `signal:${one.subjectId}` }, seal(room, one, now))),
  );
}

/** Numbers, a place and a time: nothing of readings, and nothing that a label protects. */
function seal(room: NoticesRoom, { kind, subjectId, placeId, signal }: SignalNews, now: Date): Buffer {
  const body = {
    type: `${kind}.noticed`,
    timestamp: now.toISOString(),
    data: {
      signalId: subjectId,
      placeId,
      placeName: room.places.directory.find(placeId ?? -1)?.name ?? null,
      start: signal.start.toISOString(),
    },
  };
  return sealPayload(room, { type: 'webhook', body });
}
