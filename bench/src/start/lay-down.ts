import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE } from '@wijkritme/contract';
import type { Result } from '../harness/bars.ts';
import { say } from '../harness/run.ts';
import { type Server, type ServerOptions, startServer } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { countObservations } from '../harness/verify.ts';

const LIMIT_MS = 5 * MINUTE;
/** Every datastream has a reading of this age at most: the city is up to date and lives. */
const FRESH_MS = 11 * MINUTE;
const SERIES = 70;
/** Planted to be silent or stuck, or on an hourly beat. */
const MAY_LAG = 12;

/** First start in an empty folder, until the sample city is there with its history. The folder is kept. */
export async function layDownCity(options: ServerOptions): Promise<Result> {
  const start = performance.now();
  const server = await startServer(options);
  const pageMs = server.startMs;
  try {
    await untilCityLives(server, start);
    const seconds = (performance.now() - start) / 1_000;
    const rows = await countObservations(server);
    say(`Demodam laid down in ${figure(seconds)} s: ${figure(rows)} readings`);
    const note = `${figure(rows)} readings; first start in an empty folder answered after ${figure(pageMs)} ms`;
    return { what: 'Demodam laid down, first start', value: seconds, unit: 's', note };
  } finally {
    await server.halt();
  }
}

/** Resolves when nearly all series of the sample city are up to date. */
export async function untilCityLives(server: Server, start = performance.now()): Promise<void> {
  for (;;) {
    const { items } = await server.client.listDatastreams();
    const fresh = items.filter(({ latest }) => latest && Date.now() - Date.parse(latest.time) < FRESH_MS);
    if (items.length >= SERIES && fresh.length >= items.length - MAY_LAG) return;
    if (performance.now() - start > LIMIT_MS)
      throw new Error(`the sample city is not complete: ${fresh.length} of ${items.length} series are fresh`);
    await sleep(200);
  }
}
