import { DAY } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteDueJoint } from '../src/rhythm/sql/retention-joint.ts';
import type { RhythmTables } from '../src/rhythm/tables.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const START = Date.UTC(2026, 5, 1);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

/** A group with a joint deviation on each of these days; the last goes on. */
async function makeGroup(key: string, days: readonly number[]): Promise<void> {
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ id: number }>(
    `insert into rhythm_group (key, place_id, property, watermark, state, members, heard)
     values ($1, null, 'pedestrians', now(), '\\x00', '{}', '{}') returning id`,
    [key],
  );
  for (const [i, day] of days.entries()) {
    const start = new Date(START + day * DAY);
    const end = i === days.length - 1 ? null : new Date(START + day * DAY + DAY / 4);
    await pool.query(
      `insert into joint_deviation (group_id, kind, start_time, end_time, opened_time, peak_time, peak_difference,
         mean_difference, hours, off_count, voice_count, surprise, once_in_weeks)
       values ($1, 'higher', $2, $3, $2, $2, 2, 1, 3, 5, 6, 4, 10)`,
      [rows[0]?.id, start, end],
    );
  }
}

test('joint deviations that are over go with their term, those of other groups and those that go on stay', async () => {
  await makeGroup('a', [0, 10, 20]);
  await makeGroup('b', [0, 20]);
  const db = server.context.db.withTables<RhythmTables>();
  const { gone } = await deleteDueJoint(db, [{ groupKey: 'a', datastreamId: 7, before: START + 30 * DAY }]);
  expect(gone).toEqual([{ datastreamId: 7, count: 2, earliest: START, signals: [null] }]);
  const { rows } = await server.context.database.pool.query<{ key: string; n: number }>(
    `select g.key, count(*)::int4 as n from joint_deviation j join rhythm_group g on g.id = j.group_id group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { key: 'a', n: 1 },
    { key: 'b', n: 2 },
  ]);
});
