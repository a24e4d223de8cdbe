import type { Backup } from '@wijkritme/contract';
import type { DatastreamCatalog } from '../../sensors/index.ts';
import { dueOf } from '../jobs/terms.ts';
import type { StoredBackup } from '../sql/backups.ts';
import type { RemovedCases, RemovedSince } from './removed-since.ts';

/** What of a backup is due by the passports of now: terms that have passed, passports withdrawn, datastreams deleted. */
export function dueIn({ oldest, gone_at }: StoredBackup, catalog: DatastreamCatalog, now: number): Backup['due'] {
  if (gone_at !== null) return null;
  let datastreams = 0;
  let since = Number.POSITIVE_INFINITY;
  for (const [id, from] of oldest) {
    const entry = catalog.find(id);
    const due = entry && dueOf(entry, now);
    if (due && from >= due.raw) continue;
    datastreams += 1;
    // Since when a datastream is gone, nobody knows any more.
    if (due) since = Math.min(since, due.dueSince('raw', from));
  }
  if (datastreams === 0) return null;
  return { datastreams, since: Number.isFinite(since) ? new Date(since).toISOString() : null };
}

export interface BackupTelling {
  readonly catalog: DatastreamCatalog;
  readonly removed: RemovedCases;
  /** UTC ms. */
  readonly now: number;
}

/** Backups as they are told; what they hold of cases that went since is looked up for all at once. */
export async function toBackups(
  rows: readonly StoredBackup[],
  { catalog, removed, now }: BackupTelling,
): Promise<Backup[]> {
  const since = await removed.since(rows.map(({ made_at }) => made_at));
  return rows.map((row, at) => toBackup(row, { due: dueIn(row, catalog, now), removed: since[at] }));
}

function toBackup(
  row: StoredBackup,
  { due, removed }: { readonly due: Backup['due']; readonly removed: RemovedSince | undefined },
): Backup {
  const isThere = removed !== undefined && row.gone_at === null;
  return {
    id: row.id,
    name: row.name,
    madeAt: row.made_at.toISOString(),
    digest: row.digest,
    goneAt: row.gone_at?.toISOString() ?? null,
    due,
    removedCases: isThere
      ? { cases: removed.cases, first: removed.first.toISOString(), last: removed.last.toISOString() }
      : null,
  };
}
