import type { RetentionReport } from '@wijkritme/contract';
import type { StoredReport } from '../sql/retention-reports.ts';

const text = (ms: number) => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

export function toRetentionReport(stored: StoredReport): RetentionReport {
  const overdue = stored.counts.flatMap(({ dueSince, goneAt }) =>
    Number.isNaN(dueSince) ? [] : [Math.max(0, goneAt - dueSince) / 1000],
  );
  return {
    id: stored.id,
    cause: stored.cause,
    startedAt: stored.startedAt.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
    partitions: stored.partitions,
    files: stored.files,
    removed: stored.counts.reduce((sum, { count }) => sum + count, 0),
    longestOverdueSeconds: overdue.length === 0 ? null : overdue.reduce((a, b) => Math.max(a, b)),
    digest: stored.digest,
    counts: stored.counts.map(({ datastreamId, level, count, dueSince, goneAt }) => ({
      datastreamId,
      level,
      count,
      dueSince: text(dueSince),
      goneAt: new Date(goneAt).toISOString(),
    })),
  };
}
