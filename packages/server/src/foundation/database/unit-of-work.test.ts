import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { defineEvent } from '../events.ts';
import { runAsUnit } from './unit-of-work.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await sql`create table unit_test (id int primary key, word text not null)`.execute(server.context.db);
});
afterAll(() => server?.stop());

const options = { name: 'test', limitMs: 10_000 };
const add = (id: number) => sql`insert into unit_test values (${id}, 'new')`.execute(server.context.db);
async function idsAbove(id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from unit_test where id > ${id} order by id`.execute(
    server.context.db,
  );
  return rows.map((row) => row.id);
}

test('what fails leaves nothing behind, and tells nobody', async () => {
  const { db, events } = server.context;
  const kind = defineEvent<string>('unit-test.failed');
  const heard: string[] = [];
  const stop = events.on(kind, (word) => void heard.push(word));
  const failing = runAsUnit(db, options, async () => {
    await db.transaction().execute(() => add(1));
    events.announce(kind, 'done');
    throw new Error('afterwards');
  });
  await expect(failing).rejects.toThrow('afterwards');
  expect([await idsAbove(0), heard]).toEqual([[], []]);
  stop();
});

test('a transaction inside can fail alone, and what is announced waits for the commit', async () => {
  const { db, events } = server.context;
  const kind = defineEvent<number>('unit-test.done');
  const seen: Promise<number[]>[] = [];
  const stop = events.on(kind, (above) => void seen.push(idsAbove(above)));
  await runAsUnit(db, options, async () => {
    await add(11);
    const inner = db.transaction().execute(async () => {
      await add(12);
      throw new Error('only this');
    });
    await inner.catch(() => undefined);
    events.announce(kind, 10);
    expect(await idsAbove(10)).toEqual([11]);
    expect(seen).toEqual([]);
  });
  expect(await Promise.all(seen)).toEqual([[11]]);
  stop();
});

test('where somebody else was faster it is done anew on what is there then', async ({ skip }) => {
  const { db, database } = server.context;
  skip(database.store === 'pglite', 'it has one session: nobody can come in between');
  await add(21);
  const words: string[] = [];
  await runAsUnit(db, options, async () => {
    const { rows } = await sql<{ word: string }>`select word from unit_test where id = 21`.execute(db);
    words.push(rows[0]?.word ?? '');
    // The pool itself is another writer.
    if (words.length === 1) await database.pool.query(`update unit_test set word = 'other' where id = 21`);
    await sql`update unit_test set word = word || '!' where id = 21`.execute(db);
  });
  expect(words).toEqual(['new', 'other']);
  const { rows } = await sql<{ word: string }>`select word from unit_test where id = 21`.execute(db);
  expect(rows[0]?.word).toBe('other!');
});

test('what takes too long is undone, and cannot go on afterwards', async () => {
  const { db } = server.context;
  let goOn = () => {};
  const late = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let rest: Promise<unknown> = Promise.resolve();
  const work = () => {
    rest = add(31)
      .then(() => late)
      .then(() => add(32));
    return rest;
  };
  await expect(runAsUnit(db, { ...options, limitMs: 50 }, work)).rejects.toThrow(/50 ms|timeout/);
  expect(await idsAbove(30)).toEqual([]);
  goOn();
  await expect(rest).rejects.toThrow('ended');
  expect(await idsAbove(30)).toEqual([]);
});
