import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { type ChildServer, newDataDir, removeDataDir, serve } from '../tests/kit/child-server.ts';
import { startOwnPostgres } from '../tests/kit/own-postgres.ts';
import { storedReadings } from '../tests/kit/replay.ts';
import { until } from '../tests/kit/until.ts';
import { type Home, type Store, storesOf } from './homes.ts';
import { SteadySenders } from './steady-senders.ts';

const SIZE_MB = 220;

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A data folder on a small disk of its own, in memory. @returns undefined where nobody may mount */
function mountSmallDisk(): string | undefined {
  const folder = newDataDir();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]);
  opened.push(() => {
    if (status === 0) spawnSync('umount', ['-l', folder]);
    removeDataDir(folder);
  });
  if (status !== 0) return undefined;
  chmodSync(folder, 0o755);
  return folder;
}

/** All that is free is taken, while the store goes on taking its part. @returns gives it back */
function fill(folder: string): () => void {
  const path = join(folder, 'filler');
  const piece = Buffer.alloc(64 * 1_024);
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, piece);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
  } finally {
    closeSync(file);
  }
  return () => rmSync(path);
}

async function askReady(url: string): Promise<string> {
  const answer = await fetch(`${url}/health/ready`);
  const { status, reason } = (await answer.json()) as { status: string; reason?: string };
  return reason ?? status;
}

/** Refusals that are seen while the disk is full. */
const REFUSALS = 400;

/** A store of which the files lie on the small disk. Of a server beside ours, ours has its own folder elsewhere. */
async function storeOn(disk: string, store: Store): Promise<Omit<Home, 'remove'>> {
  if (store !== 'postgresql') return { dataDir: disk, env: { STORE: store }, postgres: undefined };
  const postgres = await startOwnPostgres(disk);
  const dataDir = newDataDir();
  opened.push(
    () => removeDataDir(dataDir),
    () => postgres.stop(),
  );
  return { dataDir, env: { DATABASE_URL: (await postgres.newDatabase()).url }, postgres };
}

test.each(storesOf('embedded', 'postgresql'))('disk full under intake, %s', { timeout: 600_000 }, async (store) => {
  const disk = mountSmallDisk();
  if (!disk) return console.warn('skipped: no small disk here; mounting one needs root and CAP_SYS_ADMIN');
  const { dataDir, env, postgres } = await storeOn(disk, store);
  const first = await startTestServer({ dataDir, env });
  const { thingId, datastreams } = await buildThing(first);
  const { key } = await first.client.createDeviceKey({ id: thingId });
  await first.halt();
  const child: ChildServer = serve(dataDir, { ...env, LOG_LEVEL: 'warn' });
  opened.push(() => child.kill());
  const { url } = await child.ready();
  const senders = new SteadySenders({ url, key, datastream: datastreams[0] ?? 0 });
  opened.push(() => senders.stop());
  await until('readings come in', () => senders.acknowledged.size > 5_000);

  const free = fill(disk);
  const reasons = new Set<string>();
  await until(
    'senders are told again and again',
    async () => {
      reasons.add(await askReady(url));
      return senders.refused() >= REFUSALS;
    },
    120_000,
  );
  expect(child.child.exitCode, 'the server stays up').toBeNull();
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  const kept = senders.acknowledged.size;
  free();
  // Without room for its log PostgreSQL ends itself; who keeps it starts it again.
  const hadEnded = postgres?.hasEnded() ?? false;
  if (hadEnded) await postgres?.start();
  const freedAt = performance.now();
  await until('readings come in again', () => senders.acknowledged.size > kept + 5_000, 120_000);
  const backMs = Math.round(performance.now() - freedAt);
  await until('it is ready again', async () => (await askReady(url)) === 'ready');
  await senders.stop();
  console.log(
    `disk full, ${store}: ${kept} acknowledged before, ${senders.acknowledged.size} in all; refusals ${JSON.stringify([...senders.refusals])}, ` +
      `the slowest after ${Math.round(senders.slowestRefusalMs)} ms; ready said ${[...reasons]}; PostgreSQL ${hadEnded ? 'ended itself' : 'stayed up'}; going on ${backMs} ms after space was free`,
  );
  expect([...senders.refusals.keys()]).toEqual(['503']);
  const { code } = await child.kill('SIGTERM');
  expect(code).toBe(0);

  const again = await startTestServer({ dataDir, env });
  opened.push(() => again.halt());
  const stored = (await storedReadings(again)).map(({ time, value }) => [time, value] as const);
  expect(new Map(stored).size, 'each once').toBe(stored.length);
  expect(new Map(stored)).toEqual(new Map([...senders.acknowledged].sort(([a], [b]) => a - b)));
});
