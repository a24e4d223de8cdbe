import type { Context } from '../foundation/context.ts';
import type { EndingTerm } from '../response/index.ts';
import type { WorkingPerson } from '../sharing/index.ts';
import { mayKnow, type News, wants } from './audience.ts';
import { isBeyondBudget } from './budget.ts';
import type { NoticesRoom } from './room.ts';
import { insertNotices, selectToldOf } from './sql/notices.ts';
import { defaultPreference, type PreferenceRow, selectPreferences } from './sql/preferences.ts';
import type { NewNotice } from './tables.ts';
import { toRow } from './to-row.ts';

const causeOf = (signalId: number) => `reading:${signalId}`;

/**
 * Reminds once of an interpretation that is still missing when its term is about to end: who works there, was not told of the signal
 * beyond the budget, and has not answered. Never more than the budget of the place, but always who was given the signal. Whether
 * others have answered says nothing here (decision 110). @returns who was reminded
 */
export async function tellReadings(context: Context, room: NoticesRoom): Promise<Set<number>> {
  const ending = await room.response.endingTerms();
  if (ending.length === 0) return new Set();
  const preferences = await selectPreferences(room.db);
  const rows: NewNotice[] = [];
  for (const { principal } of await room.sharing.working()) {
    const preference = preferences.get(principal.personId) ?? defaultPreference(principal.personId);
    if (preference.kinds.includes('reading'))
      rows.push(...(await remindersOf(context, room, { principal, preference, ending })));
  }
  await insertNotices(room.db, rows);
  return new Set(rows.map(({ person_id }) => person_id));
}

interface Reminding extends Pick<WorkingPerson, 'principal'> {
  readonly preference: PreferenceRow;
  readonly ending: readonly EndingTerm[];
}

async function remindersOf(
  context: Context,
  room: NoticesRoom,
  { principal: person, preference, ending }: Reminding,
): Promise<NewNotice[]> {
  const { personId } = person;
  const now = context.clock.now();
  const ids = ending.map(({ signalId }) => signalId);
  const [work, told] = await Promise.all([
    room.response.workOf(personId, ids),
    selectToldOf(
      room.db,
      personId,
      ids.flatMap((id) => [causeOf(id), `signal:${id}`]),
    ),
  ]);
  const rows: NewNotice[] = [];
  for (const { signalId, placeId } of ending) {
    const news: News = { kind: 'reading', subjectId: signalId, placeId };
    const own = work.get(signalId);
    if (!own || own.answered || told.has(causeOf(signalId))) continue;
    if (!wants(preference, news, context.access)) continue;
    if (!(await mayKnow(room, context.access, { person, news }))) continue;
    const same = rows.filter((row) => row.place_id === placeId).length;
    const isCapped =
      told.get(`signal:${signalId}`)?.capped || (await isBeyondBudget(room, { personId, news, now, same }));
    if (own.isTheirs || !isCapped) rows.push(toRow(context, { preference, news, cause: causeOf(signalId), now }));
  }
  return rows;
}
