import { sql } from 'kysely';
import type { TestServer } from '../../testing/start-test-server.ts';

/** Occurs nowhere by chance: of a week behind the verdict. */
export const MEASURED = 8_642_097;

const outcome = {
  verdict: 'none-shown',
  report: {
    effect: { percent: -2, inUnit: -1 },
    low: { percent: -9, inUnit: -4 },
    high: { percent: 5, inUnit: 2 },
    weeksAfter: 3,
    comparisons: [{ id: '1', weight: 1 }],
    weeks: [{ fromDay: 20_500, measured: MEASURED, expected: 3 }],
  },
};

export interface PutVerdict {
  readonly measure: number;
  /** Datastream of which something was expected. */
  readonly series: number;
  readonly finishedAt: Date;
  /** Which of its expectations; the first if left out. */
  readonly index?: number;
  /** A question of a person in between, besides the one at its day. */
  readonly reason?: 'due' | 'asked';
}

/** An effect that was judged at its day, put into the store as the product keeps it: without weeks of readings before it. */
export async function putVerdict(
  server: TestServer,
  { measure, series, finishedAt, index = 0, reason = 'due' }: PutVerdict,
): Promise<void> {
  const { db } = server.context;
  await sql`insert into effect_run (intervention_id, expected_index, datastream_id, reason, asked_at, until, state, progress,
      finished_at, verdict, question, outcome)
    values (${measure}, ${index}, ${series}, ${reason}, ${finishedAt}, ${finishedAt}, 'done', 100, ${finishedAt}, 'none-shown',
      '{"series":{}}', ${JSON.stringify(outcome)}::jsonb)`.execute(db);
  await sql`insert into effect_input select max(id), ${series}, 'target', ${finishedAt}, 1, false, '\\x00'
    from effect_run where intervention_id = ${measure}`.execute(db);
}
