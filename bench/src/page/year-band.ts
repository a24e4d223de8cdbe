import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Band, DAY } from '@wijkritme/contract';
import type { Result } from '../harness/bars.ts';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { spreadOf } from '../harness/percentiles.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { importFile, newestHours } from '../intake/file-import.ts';
import { writeSeriesCsv } from '../load/series-csv.ts';
import { pageBars } from './bars.ts';

const SERIES = 5;
const YEAR_HOURS = 8_760;
const WARM_UP = 10;
const WHOLE_LIMIT_MS = 15_000;

/** A year of one place as the chart asks for it: measured line and band, hour by hour. */
export async function measureYearBand(server: Server, times: number): Promise<Result> {
  const folder = makeFolder('year');
  const file = join(folder, 'year.csv');
  // More than a year, so that the band is known from its first day on.
  await writeSeriesCsv(file, { name: 'Post', series: SERIES, times: newestHours(YEAR_HOURS + 24 * 60) });
  const { done, newest } = await importFile(server, file);
  removeFolder(folder);
  const period = { from: new Date(newest - 365 * DAY).toISOString(), to: new Date(newest).toISOString() };
  const wholeMs = await untilWhole(server, done.datastreams, period);
  const took: number[] = [];
  let points = 0;
  let holes = 0;
  for (let i = 0; i < times + WARM_UP; i++) {
    const start = performance.now();
    const band = await server.client.getBand({ id: done.datastreams[i % SERIES] as number, ...period });
    if (i >= WARM_UP) took.push(performance.now() - start);
    points = band.time.length;
    if (emptyOf(band) > 0) holes += 1;
  }
  const { p50, p95, p99 } = spreadOf(took);
  return {
    what: 'a year of hourly band of one place',
    value: p95,
    unit: 'ms',
    bar: pageBars.yearBand,
    verified: points === YEAR_HOURS && holes === 0,
    note: `p95 of ${times}, read and parsed by the client; p50 ${figure(p50)}, p99 ${figure(p99)} ms; ${points} points, ${holes} answers with a hole; whole ${figure(wholeMs)} ms after the import was done`,
  };
}

const emptyOf = ({ measured, mid }: Band): number =>
  measured.filter((value, at) => value === null || mid[at] === null).length;

/** The days of an import are stored a little after its readings. @returns ms until the year had no hole */
async function untilWhole(
  server: Server,
  ids: readonly number[],
  period: { from: string; to: string },
): Promise<number> {
  const start = performance.now();
  for (const id of ids) {
    while (emptyOf(await server.client.getBand({ id, ...period })) > 0) {
      if (performance.now() - start > WHOLE_LIMIT_MS) return performance.now() - start;
      await sleep(50);
    }
  }
  return performance.now() - start;
}
