import { type Migration, sql } from 'kysely';

/** Certificates of devices: fingerprint, validity and a label. The certificate itself holds names and is not kept. */
export const deviceCertificates: Migration = {
  up: async (db) => {
    await sql`
      create table device_certificate (
        id integer generated always as identity primary key,
        thing_id integer not null references thing (id) on delete cascade,
        fingerprint bytea not null unique check (octet_length(fingerprint) = 32),
        label text not null,
        valid_from timestamptz not null,
        valid_until timestamptz not null,
        created_at timestamptz not null,
        revoked_at timestamptz
      )`.execute(db);
    await sql`create index device_certificate_thing on device_certificate (thing_id)`.execute(db);
  },
};
