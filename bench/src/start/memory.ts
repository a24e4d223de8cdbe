import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '@wijkritme/contract';
import type { Bar, Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { memoryOf } from '../harness/processes.ts';
import { say } from '../harness/run.ts';
import { type ServerOptions, startServer } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { untilCityLives } from './lay-down.ts';

const bar: Bar = { must: 450, aim: 250, less: true, unit: 'MiB' };
/** Often, because a process that learns forecasts lives for seconds. */
const EVERY_MS = SECOND;
/** Somebody looks at a page once in so many looks. */
const PAGE_EVERY = 5;

/** Memory of all processes while the sample city lives and somebody looks at a page now and then. */
export async function measureMemory(options: ServerOptions, minutes: number): Promise<Result[]> {
  const server = await startServer(options);
  try {
    await untilCityLives(server);
    const looks: { total: number; text: string }[] = [];
    const end = performance.now() + minutes * MINUTE;
    while (performance.now() < end) {
      const { node, postgres, demodam, worker, other } = memoryOf(server.pid);
      if (node === 0 || postgres === 0) throw new Error('memory of the server or of PostgreSQL cannot be read');
      const total = node + postgres + demodam + worker + other;
      looks.push({
        total,
        text: `server ${figure(node)}, PostgreSQL ${figure(postgres)}, sample city ${figure(demodam)}, at work ${figure(worker)}, others ${figure(other)} MiB`,
      });
      if (looks.length % PAGE_EVERY === 0)
        await Promise.all([server.client.listBeats(), server.client.listDatastreams()]);
      await sleep(EVERY_MS);
    }
    const { p50, max } = spreadOf(looks.map(({ total }) => total));
    const highest = looks.find(({ total }) => total === max)?.text ?? '';
    const last = looks.at(-1);
    say(`memory: highest ${figure(max)} MiB (${highest})`);
    const note = `highest of ${looks.length} looks in ${minutes} minutes: ${highest}; median ${figure(p50)}, last ${figure(last?.total ?? Number.NaN)}`;
    return [{ what: 'memory of all processes with Demodam (PSS)', value: max, unit: 'MiB', bar, note }];
  } finally {
    await server.halt();
  }
}
