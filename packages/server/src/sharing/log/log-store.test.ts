import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { LogVerification } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { run } from '../../cli/program.ts';
import { appendLog, ensureLog, readLog } from '../sql/log.ts';
import type { LogEntry } from './chain.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-log-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
/** A new log for each test: starting a server takes longer than all of them. */
beforeEach(async () => {
  await tamper('truncate log_entry', 'delete from log_head');
  await ensureLog(db());
});

const db = () => server.context.db;
const verify = (checkpoints?: object[]) =>
  server.send<LogVerification>('POST', '/v1/log/verification', checkpoints ? { checkpoints } : {});

async function entries(): Promise<LogEntry[]> {
  const found: LogEntry[] = [];
  for await (const entry of readLog(db())) found.push(entry);
  return found;
}

/** Somebody with all rights on the database. */
async function tamper(...statements: string[]): Promise<void> {
  await sql`alter table log_entry disable trigger user`.execute(db());
  for (const statement of statements) await sql.raw(statement).execute(db());
  await sql`alter table log_entry enable trigger user`.execute(db());
}

const fact = (subject: string) => ({ at: 1, kind: 'test', actor: 'administrator', subject, detail: { n: 1 } });

describe('the log of an installation', () => {
  it('tells of every passport that was given, changed or withdrawn', async () => {
    const { datastreams } = await buildThing(server, { datastreams: 2 });
    const id = datastreams[0] ?? 0;
    await server.send('PUT', `/v1/datastreams/${id}/passport`, buildPassport({ retentionDays: 7 }));
    await server.send('DELETE', `/v1/datastreams/${id}/passport`);
    const told = (await entries()).map(({ kind, subject, position }) => `${position} ${kind} ${subject}`);
    expect(told).toEqual([
      `1 passport.changed datastream:${datastreams[0]}`,
      `2 passport.changed datastream:${datastreams[1]}`,
      `3 passport.changed datastream:${id}`,
      `4 passport.withdrawn datastream:${id}`,
    ]);
    expect((await verify()).body).toMatchObject({ ok: true, entries: 4, fault: null });
  });

  it('goes on after a restart', async () => {
    await buildThing(server);
    const { body } = await server.send<{ checkpoint: object }>('POST', '/v1/log/checkpoints');
    await server.halt();
    server = await startTestServer({ dataDir: server.dataDir });
    await buildThing(server);
    expect((await verify([body.checkpoint])).body).toMatchObject({ ok: true, entries: 2, checkpoints: 1 });
  });

  it('tells nothing of what was rolled back', async () => {
    const failed = db()
      .transaction()
      .execute(async (trx) => {
        await appendLog(trx, fact('never'));
        throw new Error('rolled back');
      });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await entries()).toEqual([]);
    expect((await verify()).body.ok).toBe(true);
  });

  it('keeps one order when many write at once', async () => {
    const write = (subject: string) =>
      db()
        .transaction()
        .execute((trx) => appendLog(trx, fact(`${subject}a`), fact(`${subject}b`)));
    await Promise.all(Array.from({ length: 30 }, (_, at) => write(`${at}`)));
    const told = await entries();
    expect(told.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    for (let at = 0; at < 60; at += 2) expect(told[at + 1]?.subject).toBe(told[at]?.subject.replace('a', 'b'));
    expect((await verify()).body.ok).toBe(true);
  });

  it('cannot be changed, shortened or emptied by the application', async () => {
    await db()
      .transaction()
      .execute((trx) => appendLog(trx, fact('a')));
    for (const statement of [`update log_entry set actor = 'x'`, 'delete from log_entry', 'truncate log_entry'])
      await expect(sql.raw(statement).execute(db())).rejects.toThrow('append-only');
  });

  it('is read by the administrator alone', async () => {
    const response = await fetch(`${server.url}/v1/log/verification`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(401);
  });
});

describe('tampering behind our back', () => {
  beforeEach(() =>
    db()
      .transaction()
      .execute((trx) => appendLog(trx, fact('a'), fact('b'), fact('c'), fact('d'))),
  );

  it.each([
    ['a changed text', [`update log_entry set actor = 'nobody' where position = 2`], 'changed', 2],
    ['a changed detail', [`update log_entry set detail = '{"n":2}' where position = 3`], 'changed', 3],
    ['a detail that is no JSON any more', [`update log_entry set detail = '{' where position = 3`], 'changed', 3],
    ['a removed entry', ['delete from log_entry where position = 2'], 'out-of-order', 3],
    [
      'a removed entry, numbers closed up',
      [
        'delete from log_entry where position = 2',
        'update log_entry set position = 2 where position = 3',
        'update log_entry set position = 3 where position = 4',
      ],
      'broken-link',
      2,
    ],
    [
      'two entries that changed places',
      [
        'update log_entry set position = 9 where position = 2',
        'update log_entry set position = 2 where position = 3',
        'update log_entry set position = 3 where position = 9',
      ],
      'broken-link',
      2,
    ],
    ['an end that was cut off', ['delete from log_entry where position = 4'], 'not-as-checkpoint', 4],
    [
      'an entry from nowhere',
      [
        `insert into log_entry select 0, at, kind, actor, subject, detail, previous, hash from log_entry where position = 1`,
      ],
      'out-of-order',
      0,
    ],
    ['an emptied log', ['truncate log_entry'], 'not-as-checkpoint', 4],
  ])('%s shows', async (_, statements, kind, position) => {
    await tamper(...statements);
    expect((await verify()).body).toMatchObject({ ok: false, fault: { kind, position } });
  });

  it('a log that was cut off together with its head shows by a checkpoint that was kept elsewhere', async () => {
    const { body } = await server.send<{ checkpoint: object }>('POST', '/v1/log/checkpoints');
    await tamper(
      'delete from log_entry where position = 4',
      'update log_head set position = 3, hash = (select hash from log_entry where position = 3)',
    );
    expect((await verify()).body.ok).toBe(true);
    expect((await verify([body.checkpoint])).body).toMatchObject({
      ok: false,
      fault: { kind: 'not-as-checkpoint', position: 4 },
    });
  });

  it('a forged checkpoint is refused', async () => {
    const { body } = await server.send<{ checkpoint: object }>('POST', '/v1/log/checkpoints');
    expect((await verify([{ ...body.checkpoint, position: 2 }])).body).toMatchObject({
      ok: false,
      fault: { kind: 'bad-signature', position: 2 },
    });
  });
});

describe('wijkritme log', () => {
  async function wijkritme(...args: string[]) {
    let out = '';
    const into = new Writable({
      write: (chunk: Buffer, _encoding, next) => {
        out += chunk.toString();
        next();
      },
    });
    const where = ['--url', server.url, '--key', server.adminKey];
    const code = await run([...args, ...where], { env: { DATA_DIR: folder }, cwd: folder, out: into, err: into });
    return { code, out };
  }

  it('verifies, signs a checkpoint, and compares with it', async () => {
    await db()
      .transaction()
      .execute((trx) => appendLog(trx, fact('a'), fact('b')));
    expect(await wijkritme('log', 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('2 regels') });
    writeFileSync(join(folder, 'point.json'), (await wijkritme('log', 'checkpoint')).out);
    expect((await wijkritme('log', 'verify', '--checkpoint', 'point.json', '--lang', 'en')).out).toContain(
      'The log is whole: 2 entries. 1 checkpoint compared.',
    );
    await tamper(`update log_entry set subject = 'x' where position = 1`);
    const broken = await wijkritme('log', 'verify', '--checkpoint', 'point.json');
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining('bij regel 1: de inhoud is veranderd') });
  });

  it('says that a file is no checkpoint', async () => {
    writeFileSync(join(folder, 'odd.json'), '{"kind":"other"}');
    const found = await wijkritme('log', 'verify', '--checkpoint', 'odd.json');
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining('is geen controlepunt') });
  });
});
