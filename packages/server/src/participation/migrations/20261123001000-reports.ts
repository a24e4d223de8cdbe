import { type Migration, sql } from 'kysely';

const statements = [
  `create table report_category (
    id integer generated always as identity primary key,
    tone text not null check (tone in ('bothersome', 'nice')),
    name_nl text not null,
    name_en text not null,
    hears text[] not null,
    closed boolean not null default false,
    version integer not null default 1
  )`,
  `create unique index report_category_name on report_category (lower(name_nl))`,
  // What, where, when and how much. No column can hold words, a name, an address or an exact spot (decision 151). When it came
  // in is kept to the hour. The three keyed hashes recognise a form sent twice, the code of its sender and a row read in twice.
  `create table report (
    id integer generated always as identity primary key,
    place_id integer not null references place on delete cascade,
    category_id integer not null references report_category,
    from_time timestamptz not null,
    until_time timestamptz not null check (until_time > from_time),
    amount smallint not null check (amount between 1 and 5),
    source text not null check (source in ('resident', 'colleague', 'elsewhere')),
    received_at timestamptz not null check (extract(epoch from received_at)::int8 % 3600 = 0),
    seen_at timestamptz check (extract(epoch from seen_at)::int8 % 3600 = 0),
    form bytea unique check (octet_length(form) = 32),
    code bytea unique check (octet_length(code) = 32),
    origin bytea unique check (octet_length(origin) = 32),
    check ((source = 'resident') = (form is not null) and (source = 'resident') = (code is not null)),
    check (origin is null or source = 'elsewhere')
  )`,
  `create index report_of_place on report (place_id, until_time)`,
  `create index report_received on report (place_id, received_at) where source = 'resident'`,
  // A first list, of situations at a place. Municipalities change it.
  `insert into report_category (tone, name_nl, name_en, hears) values
    ('bothersome', 'Harde muziek of een feest', 'Loud music or a party', '{sound-level}'),
    ('bothersome', 'Lawaai op straat', 'Noise in the street', '{sound-level}'),
    ('bothersome', 'Lawaai van verkeer', 'Traffic noise', '{sound-level,cars,heavy-vehicles,vehicles}'),
    ('bothersome', 'Te druk met mensen', 'Too crowded', '{pedestrians,passages}'),
    ('bothersome', 'Te druk met auto''s of vrachtwagens', 'Too many cars or lorries', '{cars,heavy-vehicles,vehicles}'),
    ('bothersome', 'Er wordt te hard gereden', 'People drive too fast', '{speed}'),
    ('bothersome', 'Stank of rook', 'Stench or smoke', '{pm25,pm10,no2}'),
    ('bothersome', 'Rommel op straat', 'Litter in the street', '{}'),
    ('bothersome', 'De straat is te donker', 'The street is too dark', '{}'),
    ('nice', 'Het is hier gezellig', 'It is pleasant here', '{pedestrians,passages,sound-level}'),
    ('nice', 'Er gebeurt iets leuks', 'Something fun is going on', '{pedestrians,passages,sound-level}'),
    ('nice', 'Het is hier lekker rustig', 'It is nice and quiet here', '{sound-level,pedestrians,cars,vehicles}')`,
];

export const reports: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
