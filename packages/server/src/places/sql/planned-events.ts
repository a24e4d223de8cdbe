import type { PlannedEvent } from '@wijkritme/contract';
import { sql } from 'kysely';
import { toPlannedEvent } from '../planned/to-planned-event.ts';
import type { NewPlannedEvent } from '../tables.ts';
import type { PlacesDb } from './read-places.ts';

const BATCH = 500;

export async function selectPlannedEvents(db: PlacesDb): Promise<PlannedEvent[]> {
  const rows = await db.selectFrom('planned_event').selectAll().orderBy('starts').orderBy('id').execute();
  return rows.map(toPlannedEvent);
}

export async function insertPlannedEvent(db: PlacesDb, row: NewPlannedEvent): Promise<PlannedEvent> {
  return toPlannedEvent(await db.insertInto('planned_event').values(row).returningAll().executeTakeFirstOrThrow());
}

/** Whole days on which an event of its name was not there yet, and is now. @returns which of the rows those are */
export async function insertEventDays(db: PlacesDb, rows: readonly NewPlannedEvent[]): Promise<NewPlannedEvent[]> {
  const added: NewPlannedEvent[] = [];
  for (const row of rows) {
    const { numAffectedRows } = await sql`
      insert into planned_event (place_id, kind, name, starts, ends, expected)
      select ${row.place_id}, ${row.kind}, ${row.name}, ${row.starts}, ${row.ends}, ${row.expected}
      where not exists (
        select from planned_event where place_id = ${row.place_id} and name = ${row.name} and starts = ${row.starts}
      )`.execute(db);
    if (numAffectedRows === 1n) added.push(row);
  }
  return added;
}

/** @returns how many of these whole days were there */
export async function deleteEventDays(db: PlacesDb, rows: readonly NewPlannedEvent[]): Promise<number> {
  let count = 0;
  for (const { place_id, name, starts, ends } of rows) {
    const { numDeletedRows } = await db
      .deleteFrom('planned_event')
      .where('place_id', '=', place_id)
      .where('name', '=', name)
      .where('starts', '=', starts)
      .where('ends', '=', ends)
      .executeTakeFirst();
    count += Number(numDeletedRows);
  }
  return count;
}

/** @returns the event as it is now; undefined when it is not at this version */
export async function updatePlannedEvent(
  db: PlacesDb,
  id: number,
  { row, version }: { readonly row: NewPlannedEvent; readonly version: number },
): Promise<PlannedEvent | undefined> {
  const { kind, name, starts, ends, expected } = row;
  const changed = await db
    .updateTable('planned_event')
    .set({ kind, name, starts, ends, expected, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return changed && toPlannedEvent(changed);
}

export async function deletePlannedEvent(db: PlacesDb, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('planned_event').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * The next edition of a calendar file: what is new is added, what differs is changed, and what is not in it any more goes, unless
 * it has begun. In one transaction.
 */
export async function replaceFile(
  db: PlacesDb,
  of: { readonly placeId: number; readonly file: string; readonly now: Date },
  rows: readonly NewPlannedEvent[],
): Promise<{ added: number; changed: number; removed: number }> {
  const { placeId, file, now } = of;
  return db.transaction().execute(async (trx) => {
    const counts = { added: 0, changed: 0, removed: 0 };
    for (let from = 0; from < rows.length; from += BATCH) {
      const written = await trx
        .insertInto('planned_event')
        .values(rows.slice(from, from + BATCH))
        .onConflict((on) =>
          on
            .columns(['place_id', 'file', 'entry'])
            .doUpdateSet((eb) => ({
              kind: eb.ref('excluded.kind'),
              name: eb.ref('excluded.name'),
              starts: eb.ref('excluded.starts'),
              ends: eb.ref('excluded.ends'),
              expected: eb.ref('excluded.expected'),
              version: sql<number>`planned_event.version + 1`,
            }))
            .where(
              sql<boolean>`(planned_event.kind, planned_event.name, planned_event.starts, planned_event.ends, planned_event.expected)
                is distinct from (excluded.kind, excluded.name, excluded.starts, excluded.ends, excluded.expected)`,
            ),
        )
        .returning(['version'])
        .execute();
      for (const { version } of written) counts[version === 1 ? 'added' : 'changed'] += 1;
    }
    const entries = rows.map(({ entry }) => entry);
    const gone = await trx
      .deleteFrom('planned_event')
      .where('place_id', '=', placeId)
      .where('file', '=', file)
      .where('starts', '>', now)
      .where(sql<boolean>`not entry = any(${entries}::text[])`)
      .executeTakeFirst();
    return { ...counts, removed: Number(gone.numDeletedRows) };
  });
}
