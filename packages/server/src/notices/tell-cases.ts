import type { Context } from '../foundation/context.ts';
import { withoutTables } from '../foundation/database/without-tables.ts';
import { readKind, savePosition } from '../foundation/outbox.ts';
import { CASE_CHANGED, type CaseNews } from '../response/index.ts';
import { isWithin } from './audience.ts';
import { mailDueFor } from './mail-times.ts';
import type { NoticesRoom } from './room.ts';
import { findCursor, insertNotices, lockCursor, saveCursor } from './sql/notices.ts';
import { defaultPreference, selectPreferences } from './sql/preferences.ts';
import type { NewNotice } from './tables.ts';

const SOURCE = 'cases';
const BATCH = 50;

/** From the first start on, announcements are kept in the outbox until this room has read them. */
export async function keepOutbox({ db }: NoticesRoom): Promise<void> {
  if ((await findCursor(db, SOURCE)) === undefined) await saveCursor(db, SOURCE, 0);
  await savePosition(withoutTables(db), 'notices', 0);
}

/**
 * Tells who may see a case that it was opened, got an entry, or that a measure of it was judged or misses readings; not who did it. As with signals, what was told and how far
 * one is are stored together.
 */
export async function tellCases(context: Context, room: NoticesRoom): Promise<{ told: Set<number>; more: boolean }> {
  const after = (await findCursor(room.db, SOURCE)) ?? 0;
  const { entries, position } = await readKind(withoutTables(room.db), { kind: CASE_CHANGED, after, limit: BATCH });
  if (position === after) return { told: new Set(), more: false };
  const rows: NewNotice[] = [];
  // Written by `announceCase` of the response room.
  for (const { payload } of entries) rows.push(...(await toNotices(context, room, payload as CaseNews)));
  const isFirst = await room.db.transaction().execute(async (trx) => {
    if ((await lockCursor(trx, SOURCE)) !== after) return false;
    await insertNotices(trx, rows);
    await saveCursor(trx, SOURCE, position);
    await savePosition(withoutTables(trx), 'notices', position);
    return true;
  });
  return { told: new Set(isFirst ? rows.map(({ person_id }) => person_id) : []), more: entries.length === BATCH };
}

async function toNotices(context: Context, room: NoticesRoom, news: CaseNews): Promise<NewNotice[]> {
  const now = context.clock.now();
  const preferences = await selectPreferences(room.db);
  const rows: NewNotice[] = [];
  for (const { principal } of await room.sharing.working()) {
    const { personId } = principal;
    const preference = preferences.get(personId) ?? defaultPreference(personId);
    if (personId === news.by || !preference.kinds.includes('case')) continue;
    // The statement of cases decides; without a right at the place or by the label there is nothing to tell.
    const found = await room.response.findCase(principal, news.caseId);
    if (!found) continue;
    if (preference.places.length > 0 && !isWithin(found.placeId, preference.places, context.access)) continue;
    rows.push({
      person_id: personId,
      kind: 'case',
      subject_id: news.caseId,
      cause: causeOf(news),
      place_id: found.placeId,
      at: new Date(now),
      capped: false,
      read_at: null,
      mail_due_at: context.config.mail ? mailDueFor(preference, now) : null,
      mailed_at: null,
    });
  }
  return rows;
}

/** Each once per person: the same verdict, and the same missing readings, are told one time. */
function causeOf({ caseId, entryId, about }: CaseNews): string {
  if (about?.what === 'verdict') return `case:${caseId}:verdict:${about.effectId}`;
  if (about?.what === 'readings-missing') return `case:${caseId}:readings:${about.interventionId}`;
  return `case:${caseId}:${entryId ?? 'opened'}`;
}
