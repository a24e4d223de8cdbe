import type { RetentionLevel } from '@wijkritme/contract';
import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';
import type { ObservationsTables } from '../tables.ts';

type Trx = Kysely<ObservationsTables>;

/** What one transaction removed of one datastream. Times are UTC ms; `dueSince` is NaN where nothing had a time. */
export interface Removal {
  readonly datastreamId: number;
  readonly level: RetentionLevel;
  readonly count: number;
  readonly dueSince: number;
  readonly goneAt: number;
}

export interface StoredReport {
  readonly id: number;
  readonly cause: 'schedule' | 'request';
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly partitions: number;
  readonly files: number;
  readonly digest: string | null;
  readonly counts: readonly Removal[];
}

/** The run that was cut off, or a new one. @returns its id */
export async function beginReport(db: Trx, cause: 'schedule' | 'request', now: number): Promise<number> {
  const open = await db
    .selectFrom('retention_report')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (open) return open.id;
  const { id } = await db
    .insertInto('retention_report')
    .values({ cause, started_at: new Date(now), finished_at: null, digest: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds to the counts of a report; in the transaction that removes what it counts. */
export async function addCounts(
  trx: QueryExecutorProvider,
  reportId: number,
  removals: readonly Removal[],
): Promise<void> {
  for (const { datastreamId, level, count, dueSince, goneAt } of removals) {
    if (count === 0) continue;
    await sql`
      insert into retention_count as c (report_id, datastream_id, level, count, due_since, gone_at)
      values (${reportId}, ${datastreamId}, ${level}, ${count},
        ${Number.isNaN(dueSince) ? null : new Date(dueSince)}, ${new Date(goneAt)})
      on conflict (report_id, datastream_id, level) do update set count = c.count + excluded.count,
        due_since = least(c.due_since, excluded.due_since), gone_at = greatest(c.gone_at, excluded.gone_at)`.execute(
      trx,
    );
  }
}

export async function addPartition(trx: Trx, reportId: number): Promise<void> {
  await sql`update retention_report set partitions = partitions + 1 where id = ${reportId}`.execute(trx);
}

export async function addFiles(trx: Trx, reportId: number, files: number): Promise<void> {
  await sql`update retention_report set files = files + ${files} where id = ${reportId}`.execute(trx);
}

export async function endReport(trx: Trx, id: number, end: { finishedAt: number; digest: string }): Promise<void> {
  await trx
    .updateTable('retention_report')
    .set({ finished_at: new Date(end.finishedAt), digest: end.digest })
    .where('id', '=', id)
    .execute();
}

export interface NewestRun {
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly removed: number;
}

export async function findNewestRun(db: Trx): Promise<NewestRun | undefined> {
  const { rows } = await sql<NewestRun>`
    select started_at, finished_at, (select coalesce(sum(count), 0)::float8 from retention_count where report_id = r.id) as removed
    from retention_report r order by id desc limit 1`.execute(db);
  return rows[0];
}

export async function selectReports(
  db: Trx,
  ask: { readonly limit: number; readonly before?: number | undefined; readonly id?: number },
): Promise<StoredReport[]> {
  let query = db.selectFrom('retention_report').selectAll().orderBy('id', 'desc').limit(ask.limit);
  if (ask.before !== undefined) query = query.where('id', '<', ask.before);
  if (ask.id !== undefined) query = query.where('id', '=', ask.id);
  const reports = await query.execute();
  if (reports.length === 0) return [];
  const counts = await db
    .selectFrom('retention_count')
    .selectAll()
    .where(
      'report_id',
      'in',
      reports.map(({ id }) => id),
    )
    .orderBy('datastream_id')
    .orderBy('level')
    .execute();
  return reports.map((row) => ({
    id: row.id,
    cause: row.cause,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    partitions: row.partitions,
    files: row.files,
    digest: row.digest,
    counts: counts
      .filter(({ report_id }) => report_id === row.id)
      .map((one) => ({
        datastreamId: one.datastream_id,
        level: one.level,
        count: Number(one.count),
        dueSince: one.due_since?.getTime() ?? Number.NaN,
        goneAt: one.gone_at.getTime(),
      })),
  }));
}
