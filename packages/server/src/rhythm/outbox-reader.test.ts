import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { OutboxReader } from './outbox-reader.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

/** @returns the id of an entry that speaks of one reading of a datastream */
async function announce(datastream: number): Promise<number> {
  const payload = JSON.stringify({ datastreams: [datastream], from: [1] });
  const { rows } = await sql<{ id: number }>`
    insert into outbox (kind, payload) values ('observations.stored', ${payload}) returning id`.execute(
    server.context.db,
  );
  return rows[0]?.id ?? 0;
}

test('what this process stored is no work, also while it is only about to tick it off', async () => {
  const [ticked, own, foreign] = [await announce(901), await announce(902), await announce(903)];
  const reader = new OutboxReader(server.context.db, async () => reader.tick(own));
  reader.position = ticked - 1;
  reader.tick(ticked);
  const work: number[] = [];
  // An entry can be read once no older transaction runs, and this server has its own.
  await expect
    .poll(async () => {
      await reader.advance((datastream) => work.push(datastream));
      return reader.position;
    })
    .toBe(foreign);
  expect(work).toEqual([903]);
});
