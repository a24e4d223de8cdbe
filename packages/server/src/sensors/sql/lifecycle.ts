import type { LifecycleStage, ValidationReport } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

/** A step that is about to be kept; times are UTC ms. */
export interface NewStep {
  readonly datastreamId: number;
  readonly from: LifecycleStage | null;
  readonly to: LifecycleStage;
  readonly at: number;
  readonly changedBy: string;
  readonly reason: string | null;
  readonly until: number | null;
  readonly reference: number | null;
  readonly report: ValidationReport | null;
}

export async function insertSteps(db: SensorsDb, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  await db
    .insertInto('lifecycle_step')
    .values(
      steps.map((step) => ({
        datastream_id: step.datastreamId,
        from_stage: step.from,
        to_stage: step.to,
        at: new Date(step.at),
        changed_by: step.changedBy,
        reason: step.reason,
        until: step.until === null ? null : new Date(step.until),
        reference_id: step.reference,
        report: step.report && JSON.stringify(step.report),
      })),
    )
    .execute();
}

export interface StepRow {
  id: number;
  datastream_id: number;
  from_stage: LifecycleStage | null;
  to_stage: LifecycleStage;
  at: Date;
  changed_by: string;
  reason: string | null;
  until: Date | null;
  reference_id: number | null;
  passed: boolean | null;
}

/** Steps of the datastreams of a thing, newest first; at most so many. */
export async function selectSteps(db: SensorsDb, thingId: number, limit: number): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.id, s.datastream_id, s.from_stage, s.to_stage, s.at, s.changed_by, s.reason, s.until, s.reference_id,
      (s.report ->> 'passed')::boolean as passed
    from lifecycle_step s join datastream d on d.id = s.datastream_id
    where d.thing_id = ${thingId} order by s.id desc limit ${limit}`.execute(db);
  return rows;
}

/** The report that a datastream was last validated on. */
export async function selectReport(db: SensorsDb, datastreamId: number): Promise<ValidationReport | undefined> {
  const row = await db
    .selectFrom('lifecycle_step')
    .select('report')
    .where('datastream_id', '=', datastreamId)
    .where('report', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.report ?? undefined;
}

export async function setDeviceType(db: SensorsDb, thingId: number, deviceType: string): Promise<void> {
  await sql`
    insert into thing_device (thing_id, device_type) values (${thingId}, ${deviceType})
    on conflict (thing_id) do update set device_type = excluded.device_type`.execute(db);
}

export async function selectDeviceType(db: SensorsDb, thingId: number): Promise<string | null> {
  const row = await db
    .selectFrom('thing_device')
    .select('device_type')
    .where('thing_id', '=', thingId)
    .executeTakeFirst();
  return row?.device_type ?? null;
}
