import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Bar, Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import { type ServerOptions, startServer } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { freePort } from './free-port.ts';

const bar: Bar = { must: 3_000, aim: 1_000, less: true, unit: 'ms' };

/** From the command until GET / answers 200, in a folder that holds the sample city; asked every 5 ms. */
export async function measureSecondStart(options: ServerOptions, runs: number): Promise<Result> {
  const took: number[] = [];
  for (let run = 0; run < runs; run++) {
    const port = await freePort();
    const start = performance.now();
    const [server, answerMs] = await Promise.all([startServer({ ...options, port }), untilAnswer(port, start)]);
    took.push(answerMs);
    say(`start ${run + 1}: ${figure(answerMs)} ms`);
    // The rhythm is at work and the sample city connects; a stop in the middle of that is no ordinary stop.
    await sleep(2_000);
    await server.halt();
  }
  const { p50, p95, max } = spreadOf(took);
  const note = `median of ${runs} starts; p95 ${figure(p95)}, worst ${figure(max)} ms; Node alone needs ${figure(await bareNodeMs())} ms`;
  return { what: 'second start to first answer of GET /', value: p50, unit: 'ms', bar, note };
}

async function untilAnswer(port: number, start: number): Promise<number> {
  for (;;) {
    const ok = await fetch(`http://127.0.0.1:${port}/`).then(
      async (response) => response.status === 200 && (await response.text()).length > 0,
      () => false,
    );
    const took = performance.now() - start;
    if (ok || took > 60_000) return took;
    await sleep(5);
  }
}

/** How long this machine needs to start Node and do nothing. */
async function bareNodeMs(): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { cwd: fileURLToPath(new URL('.', import.meta.url)) }), 'exit');
  return performance.now() - start;
}
