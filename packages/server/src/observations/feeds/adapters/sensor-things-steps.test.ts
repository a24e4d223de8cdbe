import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limits } from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerAsSamenMeten, type SourceAnswer, type SourceHabits } from '../../../../testing/samen-meten-source.ts';
import { askSource } from '../ask-source.ts';
import { walkThing } from './sensor-things-steps.ts';

const FROM = Date.UTC(2026, 10, 20);
const TO = Date.UTC(2026, 10, 20, 12);
const datastreams = [
  { property: 'pm25', rows: [[7, 8.25] as const, [8, null] as const, [23, 1] as const] },
  { property: 'pm25_kal', rows: [[7, 6.1] as const] },
  { property: 'rh', rows: [[8, 83] as const] },
];
const read = (property: string, ...rows: [hour: number, result: number | null][]) => ({
  ObservedProperty: { name: property },
  Observations: rows.map(([hour, result]) =>
    expect.objectContaining({ phenomenonTime: new Date(Date.UTC(2026, 10, 20, hour)).toISOString(), result }),
  ),
});
const all = [read('pm25', [7, 8.25], [8, null]), read('rh', [8, 83])];

let source: Server;
let origin: string;
let asked: URL[] = [];
let answer: (url: URL) => SourceAnswer;

beforeAll(async () => {
  source = createServer((request, response) => {
    const url = new URL(request.url ?? '', origin);
    asked.push(url);
    const { status, body } = answer(url);
    // Nothing at all is what a server says that hangs.
    if (status > 0) response.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
});
afterAll(() => {
  source.closeAllConnections();
  source.close();
});
beforeEach(() => {
  asked = [];
});

const behave = (habits: SourceHabits) => {
  answer = (url) => answerAsSamenMeten(url, 'LTD_1', datastreams, habits);
};
const walk = (things: unknown = { value: [{ '@iot.id': 8_413, name: 'LTD_1' }] }, timeoutMs = 10_000) =>
  walkThing(
    things,
    { origin, from: FROM, to: TO },
    {
      ask: (request) => askSource(request, { timeoutMs, mostBytes: 100_000, signal: new AbortController().signal }),
      wants: (property) => ['pm25', 'pm10', 'rh'].includes(property),
    },
  );
const whole = (found: readonly object[]) => ({ ok: true, answer: { value: [{ name: 'LTD_1', Datastreams: found }] } });
const observationsAsked = () => asked.filter(({ pathname }) => pathname.endsWith('/Observations'));

describe('a thing is asked step by step', () => {
  test('its datastreams, then the observations of those that are wanted', async () => {
    behave({});
    expect(await walk()).toEqual(whole(all));
    expect(asked.map(({ pathname }) => pathname)).toEqual([
      '/v1.0/Things(8413)/Datastreams',
      '/v1.0/Datastreams(100)/Observations',
      '/v1.0/Datastreams(102)/Observations',
    ]);
    for (const { search } of asked) expect(search).not.toMatch(/expand=[^&]*(\(|%28)/i);
  });

  test('of a server that fails at any $expand every property is asked by itself', async () => {
    behave({ expandFails: true });
    expect(await walk()).toEqual(whole(all));
  });

  test('of one that wants times in quotes that is found out once', async () => {
    behave({ quotes: true });
    expect(await walk()).toEqual(whole(all));
    const quoted = observationsAsked().map(({ searchParams }) => searchParams.get('$filter')?.includes("'"));
    expect(quoted).toEqual([false, true, true]);
  });

  test('page by page', async () => {
    behave({ mostRows: 1 });
    expect(await walk()).toEqual(whole(all));
    expect(observationsAsked().map(({ searchParams }) => searchParams.get('$skip'))).toEqual([null, '1', null]);
  });
});

describe('a server that fails', () => {
  test.each([504, 500, 0])('at one datastream, with %i, costs the others nothing', async (status) => {
    behave({ fails: { pm25: status } });
    expect(await walk(undefined, status === 0 ? 1_000 : 10_000)).toEqual(whole([read('rh', [8, 83])]));
    // Once more, and not a third time.
    expect(observationsAsked()).toHaveLength(3);
  });

  test.each([
    [504, 'bad-answer'],
    [0, 'timeout'],
  ])('at all of them, with %i, is a fault: %s', async (status, fault) => {
    behave({ fails: { pm25: status, rh: status } });
    expect(await walk(undefined, status === 0 ? 1_000 : 10_000)).toMatchObject({ ok: false, fault });
    // From the second on each is asked once.
    expect(observationsAsked()).toHaveLength(3);
  });

  test.each([
    [429, 'too-often'],
    [403, 'key-refused'],
    [302, 'redirect'],
  ])('with %i is left alone at once: %s', async (status, fault) => {
    behave({ fails: { pm25: status } });
    expect(await walk()).toMatchObject({ ok: false, fault });
    expect(observationsAsked()).toHaveLength(1);
  });

  test('and never stops naming a next page is too large', async () => {
    answer = (url) => {
      const next = new URL(url);
      next.searchParams.set('$skip', String(asked.length));
      return { status: 200, body: { value: [], '@iot.nextLink': next.href } };
    };
    expect(await walk()).toEqual({ ok: false, fault: 'too-large' });
    expect(asked).toHaveLength(limits.feedPages);
  });
});

test.each(['http://169.254.169.254/v1.0/Things(8413)/Datastreams?$skip=1', '/v1.0/Users?$skip=1'])(
  'a next page elsewhere is not followed: %s',
  async (next) => {
    answer = () => ({ status: 200, body: { value: [], '@iot.nextLink': next } });
    expect(await walk()).toEqual({ ok: false, fault: 'redirect' });
    expect(asked).toHaveLength(1);
  },
);

test.each([{ value: [] }, { value: [{ '@iot.id': '1)/../Users(2', name: 'LTD_1' }] }, null])(
  'nothing more is asked where no thing can be named: %j',
  async (things) => {
    expect(await walk(things)).toEqual({ ok: true, answer: { value: [] } });
    expect(asked).toEqual([]);
  },
);
