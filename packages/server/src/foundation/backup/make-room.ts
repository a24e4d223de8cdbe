import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { PoolClient } from 'pg';
import { type Migrations, migrateWithin } from '../database/migrate.ts';

/** What the product needs of a PostgreSQL server. */
const OLDEST_VERSION = 150_000;

/**
 * Makes an empty store of this shape, inside the transaction of this connection.
 * @throws WijkritmeError store_not_empty, config_invalid where it cannot be a home
 */
export async function makeRoom(client: PoolClient, shape: Migrations): Promise<void> {
  await refuseUnfit(client);
  await refuseUsed(client);
  await migrateWithin(client, shape);
}

/**
 * The migrations that a store has had.
 * @throws WijkritmeError store_newer, config_invalid where it has had none
 */
export async function shapeOf(client: PoolClient, known: Migrations): Promise<Migrations> {
  const { rows: found } = await client.query<{ any: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as any`,
  );
  if (!found[0]?.any)
    throw new WijkritmeError(
      'config_invalid',
      englishOnly('There is nothing of Wijkritme in --from: nothing to move.'),
    );
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  const unknown = rows.find(({ name }) => !Object.hasOwn(known, name));
  if (unknown)
    throw new WijkritmeError(
      'store_newer',
      englishOnly(`the store to move was made ready by a newer Wijkritme (${unknown.name}). Nothing was changed.`),
    );
  return Object.fromEntries(rows.map(({ name }) => [name, known[name] as Migrations[string]]));
}

/** @throws WijkritmeError config_invalid */
async function refuseUnfit(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int4 as version, current_setting('server_encoding') as encoding`,
  );
  const [{ version, encoding } = { version: 0, encoding: '' }] = rows;
  const major = Math.floor(version / 10_000);
  if (version < OLDEST_VERSION)
    throw new WijkritmeError(
      'config_invalid',
      englishOnly(`--to is PostgreSQL ${major}; Wijkritme needs 15 or newer.`),
    );
  if (encoding !== 'UTF8')
    throw new WijkritmeError(
      'config_invalid',
      englishOnly(`the database in --to has encoding ${encoding}. Create one with encoding 'UTF8'.`),
    );
}

/** Also tables of somebody else: what stands there is not ours to judge. Those of extensions do not count. */
async function refuseUsed(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1 limit 1`);
  const [first] = rows;
  if (first)
    throw new WijkritmeError(
      'store_not_empty',
      englishOnly(
        `There is a table ${first.name} in it. A store is moved into an empty database or a new folder only. Nothing was changed.`,
      ),
    );
}
