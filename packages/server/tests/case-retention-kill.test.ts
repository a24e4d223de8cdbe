import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '@wijkritme/contract';
import { DAY } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { pdf } from '../testing/sample-files.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { until } from './kit/until.ts';

/** Of one transaction of the removal. */
const BATCH = 20;
const DUE = BATCH + 4;

const dataDir = newDataDir();
/** PostgreSQL writes it: the one place where it may, whoever it runs as. */
const marker = join(dataDir, 'postgres', 'in-the-middle');
let server: TestServer;
let ward: TestPerson;
const due: number[] = [];
let open: number;

async function openCase(first: TestServer, placeId: number, title: string): Promise<number> {
  const signalId = await buildSignal(first, placeId);
  const body = { title, signalId, script: null, label: 'TLP:GREEN', audience: [] };
  const { id } = (await askAs<CaseFile>(first, ward, { method: 'POST', path: '/v1/cases', body })).body;
  const note = { kind: 'task', words: `Over ${title}`, date: '2026-02-10', parties: [] };
  expect((await askAs(first, ward, { method: 'POST', path: `/v1/cases/${id}/entries`, body: note })).status).toBe(200);
  const file = await fetch(`${first.url}/v1/cases/${id}/attachments?fileName=verslag.pdf`, {
    method: 'POST',
    headers: { ...ward.headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(pdf),
  });
  expect(file.status).toBe(201);
  return id;
}

/** The removal stops for good in the middle of its second batch: files and entries of that case are out, the case is not. */
const standStill = (id: number) => `
  create function stand_still() returns trigger language plpgsql as $$
    begin
      if old.case_id = ${id} then
        execute format('copy (select 1) to %L', current_setting('data_directory') || '/in-the-middle');
        perform pg_sleep(3600);
      end if;
      return old;
    end $$;
  create trigger stand_still before delete on case_signal for each row execute function stand_still()`;

beforeAll(async () => {
  const first = await startTestServer({ store: 'embedded', dataDir });
  const places = await layDistricts(first);
  ward = await buildPerson(first, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  for (let i = 0; i < DUE; i++) due.push(await openCase(first, places.here, `Reeks ${i}`));
  open = await openCase(first, places.here, 'Blijft open');
  const { pool } = first.context.database;
  await pool.query('update case_file set closed_at = $1 where id = any($2)', [new Date(Date.now() - 731 * DAY), due]);
  await pool.query(standStill(due[BATCH + 1] ?? 0));
  await first.halt();

  const child = serve(dataDir, { ADMIN_KEY: '' });
  const { url, adminKey } = await child.ready();
  const removal = fetch(`${url}/v1/retention/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}` },
  }).catch(() => undefined);
  await until('the second batch stands still', () => existsSync(marker));
  expect((await child.kill()).signal).toBe('SIGKILL');
  expect(await removal, 'nobody was told that it was done').toBeUndefined();
  server = await startTestServer({ store: 'embedded', dataDir });
});
afterAll(async () => {
  await server?.halt();
  removeDataDir(dataDir);
});

const count = async (text: string) => {
  const { rows } = await server.context.database.pool.query<{ n: number }>(`select count(*)::int as n from ${text}`);
  return rows[0]?.n;
};
const rest = async () => ({
  cases: await count('case_file'),
  signals: await count('case_signal'),
  entries: await count('case_entry'),
  attachments: await count('case_attachment'),
  removed: await count('removed_case'),
  files: readdirSync(join(dataDir, 'case-files')).length,
});
const told = async () => {
  const { rows } = await server.context.database.pool.query<{ cases: number }>(
    `select (detail::jsonb ->> 'cases')::int as cases from log_entry where kind = 'retention.cases-removed' order by position`,
  );
  return rows.map(({ cases }) => cases);
};

test('killed in the middle of a batch: whole batches went and were told of, the rest is there with all that is in it', async () => {
  const left = DUE - BATCH + 1;
  const whole = { cases: left, signals: left, entries: left, attachments: left, files: left };
  expect(await rest()).toEqual({ ...whole, removed: BATCH });
  expect(await told()).toEqual([BATCH]);
  for (const id of [...due.slice(BATCH), open]) {
    const { status, body } = await askAs<CaseFile>(server, ward, { path: `/v1/cases/${id}` });
    expect([status, body.entries?.length, body.attachments?.length]).toEqual([200, 1, 1]);
    const path = `${server.url}/v1/cases/${id}/attachments/${body.attachments[0]?.id}`;
    expect((await fetch(path, { headers: ward.headers })).status).toBe(200);
  }
});

test('the next run removes the rest, and only that', async () => {
  await server.context.database.pool.query('drop trigger stand_still on case_signal');
  await server.client.runRetention();
  expect(await rest()).toEqual({ cases: 1, signals: 1, entries: 1, attachments: 1, files: 1, removed: DUE });
  expect(await told()).toEqual([BATCH, DUE - BATCH]);
  expect((await askAs(server, ward, { path: `/v1/cases/${open}` })).status).toBe(200);
  expect(await server.client.verifyLog({ body: { checkpoints: [] } })).toMatchObject({ ok: true });
});
