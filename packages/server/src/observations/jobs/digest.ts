import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../sharing/index.ts';
import type { Removal } from '../sql/retention-reports.ts';

const when = (ms: number) => (Number.isNaN(ms) ? null : ms);

/** SHA-256 of the canonical JSON of the counts, hexadecimal: a count that is changed afterwards no longer fits the log. */
export function digestOf(counts: readonly Removal[]): string {
  const told = counts.map(({ datastreamId, level, count, dueSince, goneAt }) => ({
    datastreamId,
    level,
    count,
    dueSince: when(dueSince),
    goneAt: when(goneAt),
  }));
  told.sort((a, b) => a.datastreamId - b.datastreamId || (a.level < b.level ? -1 : 1));
  return createHash('sha256').update(canonicalJson(told)).digest('hex');
}

/** What the log says in numbers: datastreams, how many of each level, and since when the oldest was due. */
export function totalsOf(counts: readonly Removal[]): { [name: string]: Json } {
  const removed: { [level: string]: number } = {};
  for (const { level, count } of counts) removed[level] = (removed[level] ?? 0) + count;
  const since = counts.map(({ dueSince }) => dueSince).filter((ms) => !Number.isNaN(ms));
  return {
    datastreams: new Set(counts.map(({ datastreamId }) => datastreamId)).size,
    removed,
    dueSince: since.length === 0 ? null : since.reduce((a, b) => Math.min(a, b)),
  };
}
