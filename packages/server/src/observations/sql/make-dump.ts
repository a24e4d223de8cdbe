import type { Pool, PoolClient } from 'pg';
import type { LogPlace } from '../../foundation/backup/backup-format.ts';
import { beginSnapshot, type DumpChoice, dump } from '../../foundation/backup/dump.ts';
import { VERSION } from '../../foundation/health.ts';
import { selectOldest } from './backups.ts';

/**
 * The whole store, or a choice of it, as lines of a backup, from one moment. Its connection is given back whatever happens, and before the
 * last line: who gets that writes down that there is a backup, and a store may have one session for all (PGlite).
 */
export async function* makeDump(
  pool: Pool,
  choice: DumpChoice,
  {
    madeAt,
    logPlace,
  }: { readonly madeAt: number; readonly logPlace: (client: PoolClient) => Promise<LogPlace | null> },
): AsyncGenerator<string> {
  const client = await pool.connect();
  let isWhole = false;
  let held: string | undefined;
  try {
    await beginSnapshot(client);
    const oldest = choice.kind === 'all' ? await selectOldest(client) : [];
    const log = await logPlace(client);
    const facts = { madeAt: new Date(madeAt).toISOString(), program: VERSION, log, oldest };
    for await (const text of dump(client, choice, facts)) {
      if (held !== undefined) yield held;
      held = text;
    }
    await client.query('rollback');
    isWhole = true;
  } finally {
    // In the middle of a statement it cannot be used again.
    client.release(!isWhole);
  }
  if (held !== undefined) yield held;
}
