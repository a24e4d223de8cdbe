import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { DAY, type SealingRun } from '@wijkritme/contract';
import type { Bar, Result } from '../harness/bars.ts';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { countObservations } from '../harness/verify.ts';
import { hourlyMapping, importFile } from '../intake/file-import.ts';
import { jitterOf, type Shape } from './shapes.ts';

/** Indexes included. */
const bar: Bar = { must: 25, aim: 12, less: true, unit: 'bytes' };
/** Older than the age for sealing, with all of its months. */
const END_DAYS_AGO = 470;
/** Readings of one datastream that are compared before and after. */
const COMPARED = 3_000;

/** Old readings by the import, and one of today, so that what is old counts as old; then everything is sealed over HTTP. */
export async function measureSealing(server: Server, shape: Shape, scale: number): Promise<Result[]> {
  const { datastreams } = await layDown(server, shape, Math.ceil(shape.rows * scale));
  await sendToday(server, datastreams[0] as number);
  const readings = await countObservations(server);
  const before = await server.client.getSealing();
  const some = await firstOf(server, datastreams[0] as number);
  const start = performance.now();
  const done = await sealAll(server);
  const seconds = (performance.now() - start) / 1_000;
  const after = await server.client.getSealing();
  const ok =
    (await countObservations(server)) === readings &&
    after.sealedReadings === readings - 1 &&
    (await firstOf(server, datastreams[0] as number)) === some;
  const bytes = after.sealedBytes / after.sealedReadings;
  const asRows = before.rowBytes / readings;
  say(`${shape.what}: ${figure(asRows)} bytes a reading as rows, ${figure(bytes)} sealed`);
  const note =
    `${figure(asRows)} bytes as rows; ${after.sealedReadings} readings of ${datastreams.length} datastreams in ${done.months} months, ` +
    `sealed in ${figure(seconds)} s (half of it waiting); ${done.dropped} partitions dropped`;
  return [{ what: `a sealed reading, ${shape.what}`, value: bytes, unit: 'bytes', bar, note, verified: ok }];
}

async function layDown(server: Server, shape: Shape, rows: number) {
  const folder = makeFolder('sealing');
  const file = join(folder, 'old.csv');
  await writeRows(file, shape, rows);
  const mapping = { ...hourlyMapping, intervalSeconds: shape.stepMs / 1_000 };
  const { done } = await importFile(server, file, { mapping });
  removeFolder(folder);
  if (done.counts.stored !== rows * shape.series) throw new Error(`not all stored: ${JSON.stringify(done.counts)}`);
  return done;
}

async function writeRows(file: string, shape: Shape, rows: number): Promise<void> {
  const newest = Math.floor((Date.now() - END_DAYS_AGO * DAY) / shape.stepMs) * shape.stepMs;
  const out = createWriteStream(file);
  out.write('post,time,pedestrians\n');
  for (let row = rows - 1; row >= 0; row--) {
    const time = newest - row * shape.stepMs;
    let lines = '';
    for (let i = 0; i < shape.series; i++) {
      const at = new Date(time + jitterOf(shape, i, time)).toISOString();
      lines += `Post ${i + 1},${at},${shape.valueAt(i, time)}\n`;
    }
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function sendToday(server: Server, id: number): Promise<void> {
  const response = await fetch(`${server.url}/v1.1/Datastreams(${id})/Observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ phenomenonTime: new Date(Date.now() - DAY).toISOString(), result: 1 }),
  });
  if (response.status !== 201) throw new Error(`not stored: ${response.status} ${await response.text()}`);
}

async function sealAll(server: Server): Promise<SealingRun> {
  const sum = { months: 0, readings: 0, left: 0, dropped: 0 };
  for (;;) {
    const run = await server.client.runSealing();
    sum.months += run.months;
    sum.readings += run.readings;
    sum.dropped += run.dropped;
    if (run.isDone) return { ...run, ...sum, left: run.left };
  }
}

/** The answer itself, in which every reading has its id. */
async function firstOf(server: Server, id: number): Promise<string> {
  const response = await fetch(
    `${server.url}/v1.1/Datastreams(${id})/Observations?$top=${COMPARED}&$orderby=phenomenonTime`,
    { headers: { authorization: `Bearer ${server.key}` } },
  );
  return response.text();
}
