import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  // Somebody else's lock needs a second connection to the store.
  server = await startTestServer({ store: 'embedded' });
  await buildThing(server);
});
afterAll(() => server?.stop());

test('a question that takes too long ends with a clear error, however its options are written', async () => {
  const questions = [
    '$filter=startswith(name,%27T%27)',
    "%24f%69lter=startswith(name,'T')",
    '%24%6Frderby=name',
    '%24c%6Funt=true',
    '%24exp%61nd=Datastreams',
    '%24sk%69p=1',
  ];
  const answers = await server.context.db.transaction().execute(async (other) => {
    await sql`lock table thing in access exclusive mode`.execute(other);
    return Promise.all(questions.map((question) => server.send('GET', `/v1.1/Things?${question}`)));
  });
  for (const answer of answers)
    expect(answer).toMatchObject({
      status: 413,
      body: { code: 'too_large', detail: expect.stringMatching(/^This question takes more than 10 s; ask for less/) },
    });
  // The connections that waited serve others.
  for (const question of questions) expect((await server.send('GET', `/v1.1/Things?${question}`)).status).toBe(200);
}, 60_000);
