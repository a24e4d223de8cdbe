import { DAY } from '@wijkritme/contract';
import { startOfLocalDay, zoneRules } from '@wijkritme/engine';
import { type Migration, sql } from 'kysely';

/** What is planned gets a beginning and an end; days that were entered as events become events of a whole day. */
export const plannedEvents: Migration = {
  up: async (db) => {
    await sql`
      create table planned_event (
        id integer generated always as identity primary key,
        place_id integer not null references place (id) on delete cascade,
        kind text not null,
        name text not null,
        starts timestamptz not null,
        ends timestamptz not null check (ends > starts),
        expected text not null check (expected in ('higher', 'lower', 'unknown')),
        file text,
        entry text,
        version integer not null default 1,
        unique (place_id, file, entry)
      )`.execute(db);
    await sql`create index planned_event_ends on planned_event (ends)`.execute(db);
    const { rows } = await sql<{ place_id: number; date: string; name: string; time_zone: string }>`
      select c.place_id, c.date, c.name, p.time_zone
      from calendar_day c join place p on p.id = c.place_id where c.kind = 'event'`.execute(db);
    for (const { place_id, date, name, time_zone } of rows) {
      const [zone, day] = [zoneRules(time_zone), Date.parse(date) / DAY];
      const [starts, ends] = [new Date(startOfLocalDay(zone, day)), new Date(startOfLocalDay(zone, day + 1))];
      await sql`
        insert into planned_event (place_id, kind, name, starts, ends, expected)
        values (${place_id}, 'event', ${name}, ${starts}, ${ends}, 'unknown')`.execute(db);
    }
    await sql`delete from calendar_day where kind = 'event'`.execute(db);
    await sql`alter table calendar_day drop constraint calendar_day_kind_check`.execute(db);
    await sql`alter table calendar_day add constraint calendar_day_kind_check check (kind = 'school-break')`.execute(
      db,
    );
  },
};
