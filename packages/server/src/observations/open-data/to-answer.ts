import { createHash } from 'node:crypto';
import type { OpenDataEntry, OpenDataFigures, OpenDataRelease, OpenDataset } from '@wijkritme/contract';
import { canonicalJson } from '../../sharing/index.ts';
import type { LedgerRow, StoredDataset, StoredRelease } from '../sql/open-data.ts';
import { fromMillionths, spentOf } from './ledger.ts';

export function digestOfFigures(figures: OpenDataFigures): string {
  return createHash('sha256').update(canonicalJson(figures)).digest('hex');
}

export function toDataset(stored: StoredDataset, past: readonly LedgerRow[]): OpenDataset {
  const { createdAt, ...declared } = stored;
  return { ...declared, createdAt: createdAt.toISOString(), spent: spentOf(stored, past), releases: past.length };
}

export function toEntry(row: LedgerRow): OpenDataEntry {
  return {
    id: row.id,
    datasetId: row.dataset_id,
    from: row.from_date,
    to: row.to_date,
    epsilon: fromMillionths(row.epsilon_millionths),
    releasedAt: row.released_at.toISOString(),
    margin: row.margin,
    digest: row.digest,
  };
}

export function toRelease(row: StoredRelease, { name, step }: StoredDataset): OpenDataRelease {
  return { ...toEntry(row), dataset: name, step, figures: JSON.parse(row.figures) as OpenDataFigures };
}
