import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { openQuietPool } from '../../../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../../../testing/shared-database.ts';
import { errorHandler } from './problem.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

test('a statement that the store broke off because of its time is no defect: 503, and nothing of it is done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wijkritme-problem-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const connectionString = await sharedDatabase(folder);
  if (connectionString === undefined) throw new Error('this file needs the PostgreSQL of the run');
  opened.push(() => dropSharedDatabase(folder));
  const pool = openQuietPool(connectionString, 1);
  opened.push(() => pool.end());
  const lines: string[] = [];
  const app = Fastify();
  opened.push(() => app.close());
  app.setErrorHandler(errorHandler(pino({}, { write: (line: string) => lines.push(line) })));
  app.get('/slow', async () => {
    await pool.query('set statement_timeout = 20');
    await pool.query('select pg_sleep(60)');
  });
  const answer = await app.inject({ method: 'GET', url: '/slow', headers: { 'accept-language': 'nl' } });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('2');
  expect(answer.json()).toMatchObject({ code: 'unavailable', language: 'nl' });
  expect(answer.json().detail).toContain('niets van gedaan');
  expect(lines).toEqual([]);
});
