import { type Migration, sql } from 'kysely';

const statements = [
  // Its id comes from the numbers of datastreams, so that one number never stands for both (decision 137).
  `create table multi_datastream (
    id integer primary key,
    name text not null,
    description text not null,
    properties jsonb not null default '{}'
  )`,
  `create table multi_datastream_component (
    multi_datastream_id integer not null references multi_datastream (id) on delete cascade,
    place integer not null check (place >= 0),
    datastream_id integer not null unique references datastream (id) on delete cascade,
    primary key (multi_datastream_id, place)
  )`,
  // Without one of its components it has no whole results any more, whatever took that component away.
  `create function end_multi_datastream() returns trigger language plpgsql as $$
  begin
    delete from multi_datastream where id = old.multi_datastream_id;
    return null;
  end $$`,
  `create trigger end_multi_datastream after delete on multi_datastream_component
    for each row execute function end_multi_datastream()`,
  // Units and types stand with the components alone.
  `create view multi_datastream_whole as
    select m.id, m.name, m.description, m.properties,
      'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation'::text as observation_type,
      (select jsonb_agg(d.observation_type order by c.place) from multi_datastream_component c
        join datastream d on d.id = c.datastream_id where c.multi_datastream_id = m.id) as data_types,
      (select jsonb_agg(d.unit order by c.place) from multi_datastream_component c
        join datastream d on d.id = c.datastream_id where c.multi_datastream_id = m.id) as units
    from multi_datastream m`,
];

/** Several datastreams that are measured together: a result is a list with one number of each. */
export const multiDatastreams: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
