import { HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { isOneSession } from '../testing/one-session.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { until } from './kit/until.ts';

const NOW = Date.UTC(2026, 5, 3, 12, 30);
const clock = { now: () => NOW };
const timeOf = (hour: number) => new Date(NOW - 30 * 60_000 - hour * HOUR).toISOString();

let server: TestServer;
let total: number;
let parts: number[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  const passport = buildPassport({ unit: '{count}', minimumGroup: 5, intervalSeconds: 3_600 });
  const { datastreams } = await buildThing(server, { property: 'pedestrians', datastreams: 3, passport });
  [total = 0, ...parts] = datastreams;
  const reason = 'In en uit zijn samen alle passages.';
  await server.client.declareSum({ body: { total, parts, reason } });
});
afterAll(() => server?.stop());

const send = (to: TestServer, id: number, hour: number, result: number) =>
  to.send('POST', `/v1.1/Datastreams(${id})/Observations`, { phenomenonTime: timeOf(hour), result });
/** As an outsider: what is decided from memory, and what from the store. */
async function seen() {
  const read = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T;
  const now = await read<{ latest: { value: number | null } | null }>(`/v1/datastreams/${total}`);
  const path = `/v1.1/Datastreams(${total})/Observations?$orderby=phenomenonTime desc&$top=1`;
  const { value } = await read<{ value: { result: number | null }[] }>(path);
  return { now: now.latest?.value ?? null, stored: value[0]?.result ?? null };
}

test.skipIf(isOneSession)(
  'where another server may have counted a small part, the words of now hide the total',
  {
    timeout: 120_000,
  },
  async () => {
    for (const [id, count] of [
      [parts[0], 31],
      [parts[1], 32],
      [total, 63],
    ] as const)
      await send(server, id ?? 0, 3, count);
    await until('it is shown', async () => (await seen()).now === 63);

    const { databaseUrl = '' } = server.context.config;
    const second = await startTestServer({ clock, env: { DATABASE_URL: databaseUrl } });
    try {
      // From before its doors open, and whatever comes through this one alone.
      expect(await seen()).toEqual({ now: null, stored: 63 });
      for (const [id, count] of [
        [parts[0], 41],
        [total, 44],
      ] as const)
        await send(server, id ?? 0, 2, count);
      await send(second, parts[1] ?? 0, 2, 3);
      await server.rooms.rhythm.settle();
      expect(await seen()).toEqual({ now: null, stored: null });
      await send(second, parts[1] ?? 0, 1, 20);
      for (const [id, count] of [
        [parts[0], 21],
        [total, 41],
      ] as const)
        await send(server, id ?? 0, 1, count);
    } finally {
      await second.halt();
    }
    // Alone again, it reads what the other one took in.
    await until('it is shown again', async () => (await seen()).now === 41);
    expect((await seen()).stored).toBe(41);
  },
);
