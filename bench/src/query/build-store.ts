import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, MINUTE } from '@wijkritme/contract';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import type { Server } from '../harness/server.ts';
import { hourlyMapping, importFile } from '../intake/file-import.ts';
import { stepsOf, writeSeriesCsv } from '../load/series-csv.ts';

const SERIES = 1_000;
const READINGS = 10_000_000;
export const STEP = 5 * MINUTE;
const LIMIT_MS = 240_000;
const JUDGED_LIMIT_MS = 60_000;

/** What was laid down, and what each datastream must hold. */
export interface Store {
  readonly readings: number;
  readonly seconds: number;
  /** Datastreams of a month or so each. */
  readonly streets: readonly number[];
  /** One datastream of more than a year. */
  readonly year: number;
  /** UTC ms of the newest reading of all. */
  readonly newest: number;
}

const mapping = { ...hourlyMapping, intervalSeconds: STEP / 1_000 };

/** Ten million readings of five minutes: a thousand datastreams of 35 days, and one of 395 days. By the import door. */
export async function buildStore(server: Server, scale: number): Promise<Store> {
  const newest = Math.floor(Date.now() / STEP) * STEP - STEP;
  const folder = makeFolder('query');
  const start = performance.now();
  const long = { name: 'Jaar', series: 1, rows: (395 * DAY) / STEP, newest };
  const many = { name: 'Post', series: SERIES, rows: Math.ceil((READINGS * scale) / SERIES), newest };
  const [year] = (await importRows(server, folder, long)).datastreams;
  const { datastreams } = await importRows(server, folder, many);
  const seconds = (performance.now() - start) / 1_000;
  removeFolder(folder);
  await untilJudged(server, newest);
  const readings = long.rows + many.series * many.rows;
  return { readings, seconds, streets: datastreams, year: year as number, newest };
}

interface Rows {
  readonly name: string;
  readonly series: number;
  readonly rows: number;
  readonly newest: number;
}

async function importRows(server: Server, folder: string, rows: Rows) {
  const file = join(folder, `${rows.name}.csv`);
  const from = rows.newest - (rows.rows - 1) * STEP;
  await writeSeriesCsv(file, { ...rows, times: stepsOf({ from, steps: rows.rows, stepMs: STEP }) });
  const { done } = await importFile(server, file, { mapping, limitMs: LIMIT_MS });
  if (done.counts.stored !== rows.series * rows.rows) throw new Error(`not all stored: ${JSON.stringify(done.counts)}`);
  return done;
}

/** Days of an import are stored a little after its readings: until the newest reading of each is known to the rhythm. */
async function untilJudged(server: Server, newest: number): Promise<void> {
  const time = new Date(newest).toISOString();
  const end = performance.now() + JUDGED_LIMIT_MS;
  while (performance.now() < end) {
    const { items } = await server.client.listDatastreams({});
    if (items.every(({ latest }) => latest?.time === time)) return;
    await sleep(200);
  }
  throw new Error('the rhythm did not catch up within a minute');
}
