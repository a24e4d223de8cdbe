import { join } from 'node:path';
import { MINUTE } from '@wijkritme/contract';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { verify } from '../harness/verify.ts';
import { hourlyMapping, importFile } from '../intake/file-import.ts';
import { stepsOf, writeSeriesCsv } from '../load/series-csv.ts';

const SERIES = 1_000;
const STEP = 5 * MINUTE;
/** Moments of one file: five million rows. */
const STEPS_OF_A_FILE = 5_000;
const LIMIT_MS = 480_000;

const mapping = { ...hourlyMapping, intervalSeconds: STEP / 1_000 };

/** A server whose store holds so many readings. */
export interface Grown {
  readonly server: Server;
  readonly readings: number;
}

/** A thousand series of 5 minutes up to now, by the import door, in files of five million rows, oldest first. */
export async function layHistory(server: Server, readings: number): Promise<Grown> {
  const folder = makeFolder('growth');
  const file = join(folder, 'history.csv');
  const steps = Math.ceil(readings / SERIES);
  const from = Math.floor(Date.now() / STEP) * STEP - steps * STEP;
  const start = performance.now();
  let last = new Map<number, number>();
  for (let at = 0; at < steps; at += STEPS_OF_A_FILE) {
    const some = Math.min(STEPS_OF_A_FILE, steps - at);
    const times = stepsOf({ from: from + at * STEP, steps: some, stepMs: STEP });
    await writeSeriesCsv(file, { name: 'Post', series: SERIES, times });
    const { done } = await importFile(server, file, { mapping, limitMs: LIMIT_MS });
    if (done.counts.stored !== some * SERIES) throw new Error(`not all stored: ${JSON.stringify(done.counts)}`);
    last = new Map(done.datastreams.map((id) => [id, from + (at + some - 1) * STEP]));
    say(`${figure((at + some) * SERIES)} of ${figure(steps * SERIES)} readings, ${seconds(start)} s`);
  }
  removeFolder(folder);
  const verdict = await verify(server, { rows: steps * SERIES, last });
  if (!verdict.ok) throw new Error(`history: ${verdict.text}`);
  return { server, readings: steps * SERIES };
}

const seconds = (start: number) => figure((performance.now() - start) / 1_000);
