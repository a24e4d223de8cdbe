import type { Context } from '../foundation/context.ts';
import type { ReachedDay } from '../response/index.ts';
import type { WorkingPerson } from '../sharing/index.ts';
import { type News, wants } from './audience.ts';
import type { NoticesRoom } from './room.ts';
import { insertNotices, selectToldOf } from './sql/notices.ts';
import { defaultPreference, type PreferenceRow, selectPreferences } from './sql/preferences.ts';
import type { NewNotice } from './tables.ts';
import { toRow } from './to-row.ts';

/** With the day: one that was put off is told again when it comes. */
const causeOf = ({ caseId, interventionId, day }: ReachedDay) => `case:${caseId}:day:${interventionId}:${day}`;

/** The measure of which a notice tells that its day came; undefined: it tells something else. */
export function measureOf(cause: string): number | undefined {
  const [, , topic, id] = cause.split(':');
  return topic === 'day' ? Number(id) : undefined;
}

/**
 * Tells once that a measure still runs on the day on which it was to stop or end: who planned it and the organisation that does it, as
 * far as they may see its case and chose to be told of cases. @returns who was told
 */
export async function tellDays(context: Context, room: NoticesRoom): Promise<Set<number>> {
  const reached = await room.response.reachedDays();
  if (reached.length === 0) return new Set();
  const preferences = await selectPreferences(room.db);
  const rows: NewNotice[] = [];
  for (const { principal } of await room.sharing.working()) {
    const preference = preferences.get(principal.personId) ?? defaultPreference(principal.personId);
    rows.push(...(await toldTo(context, room, { principal, preference, reached })));
  }
  await insertNotices(room.db, rows);
  return new Set(rows.map(({ person_id }) => person_id));
}

interface Telling extends Pick<WorkingPerson, 'principal'> {
  readonly preference: PreferenceRow;
  readonly reached: readonly ReachedDay[];
}

async function toldTo(
  context: Context,
  room: NoticesRoom,
  { principal, preference, reached }: Telling,
): Promise<NewNotice[]> {
  const { personId, organisationId } = principal;
  const own = reached.filter(({ authorId, ownerId }) => authorId === personId || ownerId === organisationId);
  const told = await selectToldOf(room.db, personId, own.map(causeOf));
  const rows: NewNotice[] = [];
  for (const one of own) {
    const cause = causeOf(one);
    if (told.has(cause)) continue;
    // The statement of cases decides; without a right at the place or by the label there is nothing to tell.
    const found = await room.response.findCase(principal, one.caseId);
    // Who planned it reads their measure always.
    if (!found || (found.hiddenFrom && one.authorId !== personId)) continue;
    const news: News = { kind: 'case', subjectId: one.caseId, placeId: found.placeId };
    if (wants(preference, news, context.access))
      rows.push(toRow(context, { preference, news, cause, now: context.clock.now() }));
  }
  return rows;
}

/** Of what was told, the causes that hold now: the measure still runs, and its day is the same. */
export async function daysThatHold(
  { response }: Pick<NoticesRoom, 'response'>,
  causes: readonly string[],
): Promise<ReadonlySet<string>> {
  const measures = causes.flatMap((cause) => measureOf(cause) ?? []);
  if (measures.length === 0) return new Set();
  return new Set((await response.reachedDays(measures)).map(causeOf));
}
