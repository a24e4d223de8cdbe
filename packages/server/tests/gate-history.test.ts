import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const clock = new FakeClock(NOON);
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

const iso = (time: number) => new Date(time).toISOString();

test('every version of a passport is kept, with who, when and why, and only the one in force is withdrawn', async () => {
  const { datastreams } = await buildThing(server);
  const id = datastreams[0] ?? 0;
  try {
    clock.set(NOON + 1_000);
    const body = buildPassport({ retentionDays: 30 });
    await server.client.putPassport({ id, reason: 'De raad wil korter bewaren', body });
    clock.set(NOON + 2_000);
    await server.client.withdrawPassport({ id, reason: 'De proef is voorbij' });
    const { items } = await server.client.listPassportVersions({ id });
    expect(items).toEqual([
      {
        version: 2,
        passport: body,
        changedAt: iso(NOON + 1_000),
        changedBy: 'administrator',
        reason: 'De raad wil korter bewaren',
        withdrawnAt: iso(NOON + 2_000),
        withdrawnReason: 'De proef is voorbij',
      },
      {
        version: 1,
        passport: buildPassport(),
        changedAt: iso(NOON),
        changedBy: 'administrator',
        reason: null,
        withdrawnAt: null,
        withdrawnReason: null,
      },
    ]);
  } finally {
    clock.set(NOON);
  }
});

test('a reason holds no identifier of a person, and then nothing changes', async () => {
  const { datastreams } = await buildThing(server);
  const id = datastreams[0] ?? 0;
  const path = `/v1/datastreams/${id}/passport?reason=${encodeURIComponent('vraag jan@example.org')}`;
  expect(await server.send('PUT', path, buildPassport())).toMatchObject({
    status: 400,
    body: { code: 'invalid_input' },
  });
  expect((await server.send('DELETE', path)).status).toBe(400);
  expect((await server.client.listPassportVersions({ id })).items).toMatchObject([{ version: 1, withdrawnAt: null }]);
});

test('the history of a datastream that is not there', async () => {
  expect(await server.send('GET', '/v1/datastreams/999999/passport/history')).toMatchObject({ status: 404 });
});
