import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { Result } from '../harness/bars.ts';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { readCounters } from '../harness/counters.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { withUsage } from '../harness/usage.ts';
import { verify } from '../harness/verify.ts';
import { stepsOf, writeSeriesCsv } from '../load/series-csv.ts';
import { intakeBars } from './bars.ts';
import { hourlyMapping, importFile } from './file-import.ts';

const SERIES = 500;
/** Of each series; together 250,000. */
const LATE = 500;
const STEP = 5 * MINUTE;
const BEFORE = (7 * DAY) / STEP;
const AFTER = DAY / STEP;
const LOOK_MS = 20;
/** Late readings are gathered for a second before they are judged: an empty backlog counts when it stays so for longer. */
const CALM_MS = 2_500;
const LIMIT_MS = 120_000;

const mapping = { ...hourlyMapping, intervalSeconds: STEP / 1_000 };

/**
 * Five hundred series of 5 minutes of a week and a day, with a gap of 500 readings before the last day; then one file
 * with all that is in the gap. From its first byte until every reading is stored and every series judged anew.
 */
export async function measureLateRows(server: Server, scale: number): Promise<Result> {
  const series = Math.max(1, Math.ceil(SERIES * scale));
  const folder = makeFolder('late');
  const from = Math.floor(Date.now() / HOUR) * HOUR - (BEFORE + LATE + AFTER) * STEP;
  const gap = from + BEFORE * STEP;
  const end = gap + LATE * STEP;
  const files = { known: join(folder, 'known.csv'), late: join(folder, 'late.csv') };
  const known = [
    ...stepsOf({ from, steps: BEFORE, stepMs: STEP }),
    ...stepsOf({ from: end, steps: AFTER, stepMs: STEP }),
  ];
  await writeSeriesCsv(files.known, { name: 'Post', series, times: known });
  await writeSeriesCsv(files.late, { name: 'Post', series, times: stepsOf({ from: gap, steps: LATE, stepMs: STEP }) });
  const { done } = await importFile(server, files.known, { mapping });
  const last = new Map(done.datastreams.map((id) => [id, end + (AFTER - 1) * STEP]));
  const before = await verify(server, { rows: series * known.length, last });
  if (!before.ok) throw new Error(`before the late readings: ${before.text}`);
  await untilCalm(server);

  const { result, usage } = await withUsage(server, async () => {
    const start = performance.now();
    const late = await importFile(server, files.late, { mapping });
    const judged = await untilCalm(server);
    return {
      stored: late.done.counts.stored,
      seconds: (Math.max(judged, start + late.seconds * 1_000) - start) / 1_000,
    };
  });
  removeFolder(folder);
  const verdict = await verify(server, { rows: series * (known.length + LATE), last });
  const rows = series * LATE;
  const what = `${figure(rows)} late readings over ${series} series, stored and judged anew`;
  say(`${what}: ${figure(result.seconds)} s; ${verdict.text}`);
  return {
    what,
    value: result.seconds,
    unit: 's',
    bar: intakeBars.late,
    verified: verdict.ok && result.stored === rows,
    strangers: usage.strangers,
    note: `file of 5-minute CSV; ${figure(rows / result.seconds)} readings/s; ${usage.text}`,
  };
}

/** @returns when the last series was judged, on the clock of `performance` */
async function untilCalm(server: Server): Promise<number> {
  const start = performance.now();
  let busyAt = start;
  while (performance.now() - busyAt < CALM_MS) {
    if (((await readCounters(server)).get('wijkritme_rhythm_backlog') ?? 0) > 0) busyAt = performance.now();
    if (performance.now() - start > LIMIT_MS) throw new Error('the rhythm did not catch up in two minutes');
    await sleep(LOOK_MS);
  }
  return busyAt;
}
