import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let server: TestServer;
/** Without readings; hours 2 to 4; 4 to 6; 8 alone. */
let [none, early, middle, late] = [0, 0, 0, 0];

const HOUR = 3_600_000;
const start = Math.floor(Date.now() / HOUR) * HOUR - 48 * HOUR;
const at = (hour: number) => new Date(start + hour * HOUR).toISOString();

async function send(datastream: number, hour: number, resultHour: number): Promise<void> {
  const body = { phenomenonTime: at(hour), resultTime: at(resultHour), result: hour };
  expect((await server.send('POST', `/v1.1/Datastreams(${datastream})/Observations`, body)).status).toBe(201);
}

beforeAll(async () => {
  server = await startTestServer();
  const ids = [];
  for (const x of [4, 5, 6, 7]) ids.push(...(await buildThing(server, { position: [x, 52] })).datastreams);
  [none = 0, early = 0, middle = 0, late = 0] = ids;
  for (const hour of [4, 2, 3]) await send(early, hour, hour + 10);
  for (const hour of [4, 6]) await send(middle, hour, 30 - hour);
  await send(late, 8, 12);
});
afterAll(() => server?.stop());

async function ask(question: string, set = 'Datastreams'): Promise<number[]> {
  const { status, body } = await server.send<{ value: { '@iot.id': number }[] }>('GET', `/v1.1/${set}?${question}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.value.map((one) => one['@iot.id']);
}

describe('$filter by what readings span', () => {
  test.each<[string, () => number[]]>([
    ['phenomenonTime eq null', () => [none]],
    ['phenomenonTime ne null', () => [early, middle, late]],
    [`before(phenomenonTime,${at(4)})`, () => []],
    [`before(phenomenonTime,${at(4.5)})`, () => [early]],
    [`after(phenomenonTime,${at(3)})`, () => [middle, late]],
    [`during(phenomenonTime,${at(2)}/${at(6)})`, () => [early, middle]],
    [`during(${at(5)},phenomenonTime)`, () => [middle]],
    [`overlaps(phenomenonTime,${at(3)}/${at(3.5)})`, () => [early]],
    [`overlaps(phenomenonTime,${at(5)}/${at(9)})`, () => [middle, late]],
    [`starts(phenomenonTime,${at(2)}/${at(9)})`, () => [early]],
    [`finishes(phenomenonTime,${at(0)}/${at(6)})`, () => [middle]],
    [`meets(phenomenonTime,${at(6)}/${at(7)})`, () => [middle]],
    [`phenomenonTime eq ${at(2)}/${at(4)}`, () => [early]],
    [`phenomenonTime ne ${at(2)}/${at(4)}`, () => [middle, late]],
    [`phenomenonTime lt ${at(5)}`, () => [early]],
    [`phenomenonTime ge '${at(4)}'`, () => [middle, late]],
    [`not (phenomenonTime gt ${at(3)}) and phenomenonTime ne null`, () => [early]],
    [`resultTime gt ${at(13)}`, () => [middle]],
    [`overlaps(resultTime,${at(13)}/${at(14)})`, () => [early]],
    [`starts(phenomenonTime,${at(2)}/${at(9)}) or finishes(resultTime,${at(0)}/${at(12)})`, () => [early, late]],
  ])('%s', async (filter, expected) => {
    expect(await ask(`$filter=${encodeURIComponent(filter)}&$orderby=id`)).toEqual(expected());
  });

  test('and by the area, also where that is one point', async () => {
    const box = "geography'POLYGON((4.5 51,6.5 51,6.5 53,4.5 53,4.5 51))'";
    const filter = (text: string) => ask(`$filter=${encodeURIComponent(text)}&$orderby=id`);
    expect(await filter(`geo.intersects(observedArea,${box})`)).toEqual([early, middle]);
    expect(await filter(`st_within(observedArea,${box}) and phenomenonTime lt ${at(5)}`)).toEqual([early]);
    expect(await filter("geo.distance(observedArea,geography'POINT(7 52)') lt 0.5")).toEqual([late]);
    expect(await filter('observedArea eq null')).toEqual([none]);
  });

  test('through what is related, and inside what is expanded', async () => {
    const filter = encodeURIComponent(`after(Datastreams/phenomenonTime,${at(3)})`);
    expect(await ask(`$filter=${filter}`, 'Things')).toHaveLength(2);
    const { body } = await server.send<{ value: { Datastreams: unknown[] }[] }>(
      'GET',
      `/v1.1/Things?$expand=Datastreams($filter=before(phenomenonTime,${at(5)}))&$orderby=id`,
    );
    expect(body.value.map((thing) => thing.Datastreams.length)).toEqual([0, 1, 0, 0]);
    const readings = encodeURIComponent(`Datastream/phenomenonTime lt ${at(5)}`);
    expect(await ask(`$filter=${readings}`, 'Observations')).toHaveLength(3);
  });
});

describe('$orderby', () => {
  test('goes by the begin, then by the end; what has no readings comes last', async () => {
    expect(await ask('$orderby=phenomenonTime')).toEqual([early, middle, late, none]);
    expect(await ask('$orderby=phenomenonTime desc')).toEqual([late, middle, early, none]);
    expect((await ask('$orderby=resultTime')).slice(0, 3)).toEqual([late, early, middle]);
  });

  test('pages through all of them', async () => {
    const all: number[] = [];
    let next: string | undefined = `${server.url}/v1.1/Datastreams?$orderby=phenomenonTime desc&$top=1`;
    while (next) {
      const answer = await fetch(next);
      const page = (await answer.json()) as { value: { '@iot.id': number }[]; '@iot.nextLink'?: string };
      all.push(...page.value.map((one) => one['@iot.id']));
      next = page['@iot.nextLink'];
    }
    expect(all).toEqual([late, middle, early, none]);
  });

  test.each([
    '$orderby=observedArea',
    '$filter=phenomenonTime gt 5',
    '$filter=year(phenomenonTime) eq 2026',
    "$filter=observedArea/type eq 'Polygon'",
    "$filter=phenomenonTime eq 'gisteren'",
  ])('%s is refused in words', async (question) => {
    const answer = await server.send('GET', `/v1.1/Datastreams?${question}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });
});

test('the store and plain numbers agree on every stretch of time', async () => {
  const spans = new Map([
    [early, [2, 4]],
    [middle, [4, 6]],
    [late, [8, 8]],
  ] as const);
  const says: Record<string, (a: readonly number[], b: readonly number[]) => boolean> = {
    before: ([, end = 0], [begin = 0]) => end < begin,
    after: ([begin = 0], [, end = 0]) => begin > end,
    meets: ([a = 0, b = 0], [c = 0, d = 0]) => b === c || a === d,
    during: ([a = 0, b = 0], [c = 0, d = 0]) => a >= c && b <= d,
    overlaps: ([a = 0, b = 0], [c = 0, d = 0]) => a <= d && b >= c,
    starts: ([a = 0, b = 0], [c = 0, d = 0]) => a === c && b <= d,
    finishes: ([a = 0, b = 0], [c = 0, d = 0]) => b === d && a >= c,
  };
  const hour = fc.integer({ min: 0, max: 10 });
  const stretch = fc.tuple(hour, hour).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 0.5]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(says)), stretch, async (name, [from = 0, to = 0]) => {
      const found = await ask(`$filter=${name}(phenomenonTime,${at(from)}/${at(to)})&$orderby=id`);
      expect(found).toEqual([...spans].filter(([, span]) => says[name]?.(span, [from, to])).map(([id]) => id));
    }),
    { numRuns: 40 },
  );
});
