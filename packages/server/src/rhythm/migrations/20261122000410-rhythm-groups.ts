import { type Migration, sql } from 'kysely';

const statements = [
  // How far off each hour was, in sd; null in days judged before this column was there.
  'alter table rhythm_day add column difference real[]',
  `create table rhythm_group (
    id integer generated always as identity primary key,
    key text not null unique,
    place_id integer,
    property text not null,
    watermark timestamptz,
    state bytea not null,
    members integer[] not null,
    heard timestamptz[] not null
  )`,
  `create table rhythm_group_snapshot (
    group_id integer not null references rhythm_group (id) on delete cascade,
    time timestamptz not null,
    state bytea not null,
    primary key (group_id, time)
  )`,
  `create table joint_deviation (
    id integer generated always as identity primary key,
    group_id integer not null references rhythm_group (id) on delete cascade,
    kind text not null check (kind in ('higher', 'lower')),
    start_time timestamptz not null,
    end_time timestamptz,
    opened_time timestamptz not null,
    peak_time timestamptz not null,
    peak_difference double precision not null,
    mean_difference double precision not null,
    hours integer not null,
    off_count integer not null,
    voice_count integer not null,
    surprise double precision not null,
    once_in_weeks double precision not null,
    signal_id integer references signal (id) on delete set null,
    unique (group_id, kind, start_time)
  )`,
  'create index joint_deviation_time on joint_deviation (start_time desc, id desc)',
  'create index joint_deviation_signal on joint_deviation (signal_id)',
];

export const rhythmGroups: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
