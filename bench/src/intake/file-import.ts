import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, type Import } from '@wijkritme/contract';
import type { Result } from '../harness/bars.ts';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import type { Server } from '../harness/server.ts';
import { withUsage } from '../harness/usage.ts';
import { stepsOf, writeSeriesCsv } from '../load/series-csv.ts';
import { intakeBars } from './bars.ts';
import { toResult } from './measurement.ts';

const SERIES = 50;
const ROWS = 1_000_000;
const LIMIT_MS = 180_000;
/** How often it is asked whether the import is done. */
const ASK_MS = 100;

export const hourlyMapping = {
  delimiter: ',',
  decimal: '.',
  time: { column: 'time', format: 'iso', zone: 'Europe/Amsterdam' },
  key: ['post'],
  values: [{ column: 'pedestrians', property: 'pedestrians', name: 'voetgangers' }],
  intervalSeconds: 3600,
  owner: 'Wijkritme bench',
};

/** A million hourly rows of fifty posts as one CSV file, from the first byte sent until the rhythm knows the last. */
export async function measureFileImport(server: Server, scale: number): Promise<Result> {
  const folder = makeFolder('file');
  const hours = Math.ceil((ROWS * scale) / SERIES);
  const file = join(folder, 'hourly.csv');
  await writeSeriesCsv(file, { name: 'Post', series: SERIES, times: newestHours(hours) });
  const { result, usage } = await withUsage(server, () => importFile(server, file));
  removeFolder(folder);
  const rows = SERIES * hours;
  const { done, newest } = result;
  return toResult(server, {
    what: 'file import, hourly CSV, 50 series, generic-csv',
    bar: intakeBars.file,
    load: { seconds: result.seconds, readings: rows, took: [], wrong: rows - done.counts.stored },
    usage,
    // The store of this server holds nothing else.
    expected: { rows, last: new Map(done.datastreams.map((id) => [id, newest])) },
  });
}

export interface ImportRun {
  readonly seconds: number;
  readonly done: Import;
  readonly newest: number;
}

/** Hand over a file and wait until it is in. */
export async function importFile(
  server: Server,
  file: string,
  { mapping = hourlyMapping, limitMs = LIMIT_MS }: { readonly mapping?: object; readonly limitMs?: number } = {},
): Promise<ImportRun> {
  const query = new URLSearchParams({
    preset: 'generic-csv',
    fileName: 'hourly.csv',
    mapping: JSON.stringify(mapping),
  });
  const start = performance.now();
  const response = await fetch(`${server.url}/v1/imports?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.key}`,
      'content-type': 'application/octet-stream',
      'content-length': String(statSync(file).size),
    },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    // Needed by fetch for a stream as body; not in the DOM types.
    duplex: 'half',
  } as RequestInit);
  if (response.status !== 202) throw new Error(`import refused: ${response.status} ${await response.text()}`);
  let state = (await response.json()) as Import;
  while (state.status !== 'done') {
    if (state.status === 'failed' || performance.now() - start > limitMs)
      throw new Error(`import ${state.status}: ${state.error}`);
    await sleep(ASK_MS);
    state = await server.client.getImport({ id: state.id });
  }
  return { seconds: (performance.now() - start) / 1_000, done: state, newest: newestHour(Date.now()) };
}

/** So many full hours, up to the last one. */
export const newestHours = (hours: number): Iterable<number> =>
  stepsOf({ from: newestHour(Date.now()) - (hours - 1) * HOUR, steps: hours, stepMs: HOUR });

/** The last full hour. */
const newestHour = (now: number) => Math.floor(now / HOUR) * HOUR - HOUR;
