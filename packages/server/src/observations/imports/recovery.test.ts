import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '@wijkritme/contract';
import { expect, it } from 'vitest';
import { program } from '../../../testing/program.ts';
import { startTestServer } from '../../../testing/start-test-server.ts';
import { type Address, buildCsv, importCsv, isFinished, storedOf, upload, waitFor } from './imports.test-kit.ts';

const ROWS = 150_000;

it('loses nothing and counts nothing twice when it is killed in the middle', async () => {
  // Repeats within the file, near each other and far apart, must not be taken for rows of the killed process.
  const csv = buildCsv(ROWS, 10) + buildCsv(60, 10).split('\n').slice(1).join('\n');
  const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-kill-'));
  const child = spawnServer(dataDir);
  try {
    const address = await addressOf(dataDir);
    const answer = await upload(address, csv);
    const { id } = (await answer.json()) as Import;
    await untilRows(address, id, ROWS / 5);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await startTestServer({ dataDir, store: 'embedded' });
    try {
      const done = await waitFor(server, id, isFinished);
      expect(done).toMatchObject({ status: 'done', rows: ROWS + 60, error: null });
      expect(done.counts).toEqual({ stored: ROWS, repeated: 60, conflict: 0, gap: 0, refused: 0 });
      expect(readdirSync(join(dataDir, 'imports'))).toEqual([]);
      const killed = await storedOf(server);
      expect(killed.count).toBe(ROWS);
      expect(killed).toEqual(await storedWithoutKill(csv));
    } finally {
      await server.halt();
    }
  } finally {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
});

it('loses nothing and counts nothing twice when the store breaks off in the middle', async () => {
  const server = await startTestServer({ store: 'embedded' });
  try {
    const answer = await upload(server, buildCsv(ROWS, 10));
    const { id } = (await answer.json()) as Import;
    const { pool } = server.context.database;
    for (const share of [0.1, 0.3, 0.6]) {
      await waitFor(server, id, ({ rows }) => rows > share * ROWS);
      await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and query like '%insert into observation %'`);
    }
    const done = await waitFor(server, id, isFinished);
    expect(done).toMatchObject({ status: 'done', rows: ROWS, error: null });
    expect(done.counts).toEqual({ stored: ROWS, repeated: 0, conflict: 0, gap: 0, refused: 0 });
    expect((await storedOf(server)).count).toBe(ROWS);
  } finally {
    await server.stop();
  }
});

async function storedWithoutKill(csv: string) {
  const server = await startTestServer();
  try {
    await importCsv(server, csv);
    return await storedOf(server);
  } finally {
    await server.stop();
  }
}

function spawnServer(dataDir: string): ChildProcess {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', MQTT_PORT: '0', DEMO: 'off', LOG_LEVEL: 'error' };
  return spawn(process.execPath, [...program, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function addressOf(dataDir: string): Promise<Address> {
  for (;;) {
    try {
      const { url } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { url: string };
      return { url, adminKey: readFileSync(join(dataDir, 'admin.key'), 'utf8').trim() };
    } catch {
      await sleep(50); // not started yet
    }
  }
}

async function untilRows({ url, adminKey }: Address, id: number, rows: number): Promise<void> {
  const headers = { authorization: `Bearer ${adminKey}` };
  for (;;) {
    const now = (await (await fetch(`${url}/v1/imports/${id}`, { headers })).json()) as Import;
    if (isFinished(now)) throw new Error('the import was faster than its killer');
    if (now.rows >= rows) return;
    await sleep(10);
  }
}
