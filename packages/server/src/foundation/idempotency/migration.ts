import { sql } from 'kysely';
import type { Migrations } from '../database/migrate.ts';

/**
 * Requests that came with a key of their own. Neither the key nor the answer can be read here: the key is kept as a hash, and
 * the answer is sealed with the key.
 */
export const idempotencyMigrations: Migrations = {
  '20261122002170_idempotency': {
    up: async (db) => {
      await sql`
        create table idempotent_request (
          owner text not null,
          key_hash bytea not null,
          fingerprint bytea not null,
          begun_at timestamptz not null,
          status smallint,
          sealed bytea,
          primary key (owner, key_hash)
        )`.execute(db);
      await sql`create index idempotent_request_begun on idempotent_request (begun_at)`.execute(db);
    },
  },
};
