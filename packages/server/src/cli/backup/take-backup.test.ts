import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackup } from './take-backup.ts';

/** As often as it takes to meet the moments in which a file is being opened, written and closed. */
const TIMES = 60;

let other: Server;
let url: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-take-'));
  const head = { tables: [{ name: 'reading', columns: ['id'], about: 2 }] };
  other = createServer((_request, response) => {
    response.write(`${JSON.stringify(head)}\n"(1)"\n`);
    // The end does not come.
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
});
afterAll(() => {
  other.closeAllConnections();
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stopped so many turns of the event loop after the first rows. */
async function stopAfter(turns: number): Promise<void> {
  const stop = new AbortController();
  const onRows = async () => {
    for (let left = turns; left > 0; left -= 1) await turn();
    stop.abort();
  };
  const file = join(folder, `${turns}.gz`);
  await expect(takeBackup({ url, key: 'sleutel' }, { path: '/', file, signal: stop.signal, onRows })).rejects.toThrow(
    'aborted',
  );
}

test('leaves nothing, whenever it is stopped', async () => {
  for (let time = 0; time < TIMES; time += 1) await stopAfter(time % 6);
  expect(readdirSync(folder)).toEqual([]);
});

test('says so where the file cannot be made, and leaves nothing', async () => {
  const file = join(folder, 'nergens', 'een.gz');
  const signal = new AbortController().signal;
  await expect(takeBackup({ url, key: 'sleutel' }, { path: '/', file, signal })).rejects.toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual([]);
});
