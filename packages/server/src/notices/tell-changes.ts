import type { Context } from '../foundation/context.ts';
import { withoutTables } from '../foundation/database/without-tables.ts';
import { type OutboxEntry, readKinds, savePosition } from '../foundation/outbox.ts';
import { type AssignedNews, CASE_CHANGED, type CaseNews, SIGNAL_ASSIGNED } from '../response/index.ts';
import { isWithin, mayKnow, type News, wants } from './audience.ts';
import { bundled } from './bundle-case-news.ts';
import { asksSomething, causeOfCase } from './case-news.ts';
import type { NoticesRoom } from './room.ts';
import { selectUnreadOfCase } from './sql/case-notices.ts';
import { findCursor, insertNotices, lockCursor, saveCursor } from './sql/notices.ts';
import { defaultPreference, findPreference, selectPreferences } from './sql/preferences.ts';
import type { NewNotice } from './tables.ts';
import { toRow } from './to-row.ts';

/** Named after what was told first. */
const SOURCE = 'cases';
const KINDS = [CASE_CHANGED, SIGNAL_ASSIGNED];
const BATCH = 50;

/** From the first start on, announcements are kept in the outbox until this room has read them. */
export async function keepOutbox({ db }: NoticesRoom): Promise<void> {
  if ((await findCursor(db, SOURCE)) === undefined) await saveCursor(db, SOURCE, 0);
  await savePosition(withoutTables(db), 'notices', 0);
}

/**
 * Tells who may see a case that it was opened, got an entry, or that a measure of it was judged or misses readings; not who did it. And
 * tells somebody that they were given a signal. What one has not read of a case is one notice, told once and counted up. As with signals, what
 * was told and how far one is are stored together.
 */
export async function tellChanges(context: Context, room: NoticesRoom): Promise<{ told: Set<number>; more: boolean }> {
  const after = (await findCursor(room.db, SOURCE)) ?? 0;
  const { entries, position } = await readKinds(withoutTables(room.db), { kinds: KINDS, after, limit: BATCH });
  if (position === after) return { told: new Set(), more: false };
  const rows: NewNotice[] = [];
  for (const entry of entries) rows.push(...(await toNotices(context, room, { entry, before: rows })));
  const isFirst = await room.db.transaction().execute(async (trx) => {
    if ((await lockCursor(trx, SOURCE)) !== after) return false;
    await insertNotices(trx, rows);
    await saveCursor(trx, SOURCE, position);
    await savePosition(withoutTables(trx), 'notices', position);
    return true;
  });
  return {
    told: new Set(isFirst ? rows.flatMap(({ capped, person_id }) => (capped ? [] : [person_id])) : []),
    more: entries.length === BATCH,
  };
}

/** Written by the response room, each kind with its own payload. */
function toNotices(context: Context, room: NoticesRoom, { entry, before }: Telling<OutboxEntry>): Promise<NewNotice[]> {
  const { kind, payload } = entry;
  return kind === SIGNAL_ASSIGNED
    ? ofAssigned(context, room, payload as AssignedNews)
    : ofCase(context, room, { entry: payload as CaseNews, before });
}

interface Telling<T> {
  readonly entry: T;
  /** What is told in this batch already. */
  readonly before: readonly NewNotice[];
}

/** To who was given it, unless they took it themselves, or it went to somebody else since. */
async function ofAssigned(context: Context, room: NoticesRoom, given: AssignedNews): Promise<NewNotice[]> {
  const { to, by, signalId, placeId, version } = given;
  if (to === by) return [];
  const now = context.clock.now();
  const person = (await room.sharing.working()).find(({ principal }) => principal.personId === to)?.principal;
  const preference = await findPreference(room.db, to);
  const news: News = { kind: 'assigned', subjectId: signalId, placeId };
  if (!person || !wants(preference, news, context.access)) return [];
  if (!(await mayKnow(room, context.access, { person, news }))) return [];
  if (!(await room.response.workOf(to, [signalId])).get(signalId)?.isTheirs) return [];
  return [toRow(context, { preference, news, cause: `assigned:${signalId}:${version}`, now })];
}

async function ofCase(
  context: Context,
  room: NoticesRoom,
  { entry: news, before }: Telling<CaseNews>,
): Promise<NewNotice[]> {
  const now = context.clock.now();
  const preferences = await selectPreferences(room.db);
  const unread = await selectUnreadOfCase(room.db, news.caseId);
  const cause = causeOfCase(news);
  const rows: NewNotice[] = [];
  for (const { principal } of await room.sharing.working()) {
    const { personId } = principal;
    const preference = preferences.get(personId) ?? defaultPreference(personId);
    if (personId === news.by || !preference.kinds.includes('case')) continue;
    // The statement of cases decides; without a right at the place or by the label there is nothing to tell.
    const found = await room.response.findCase(principal, news.caseId);
    if (!found) continue;
    // That it was opened, or asks for their answer, is told; what was written in it is not, to who has a signal to answer first.
    if (found.hiddenFrom && (news.entryId !== null || news.about?.what === 'verdict')) continue;
    if (preference.places.length > 0 && !isWithin(found.placeId, preference.places, context.access)) continue;
    const about: News = { kind: 'case', subjectId: news.caseId, placeId: found.placeId };
    const row = toRow(context, { preference, news: about, cause, now });
    rows.push(asksSomething(cause) ? row : await bundled(room, row, { told: unread.get(personId), before, now }));
  }
  return rows;
}
