import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';

interface Body {
  readonly value: readonly { readonly name: string; readonly result: number }[];
  readonly [name: string]: unknown;
}

let server: TestServer;
const START = Date.UTC(2026, 0, 5);
const timeAt = (minute: number) => new Date(START + minute * 60_000).toISOString();
const ask = async (path: string, filter: string) => {
  const { status, body } = await server.send<Body>('GET', `/v1.1/${path}?$filter=${encodeURIComponent(filter)}`);
  expect({ status, body: status === 200 ? undefined : body }).toEqual({ status: 200, body: undefined });
  return body.value;
};

// Plein: readings 1, 2, 3 at minutes 1, 2, 3; the second has a result time a day later. Brug: 10 and 20, a kilometre off.
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => START + 3 * 86_400_000 } });
  const plein = await buildThing(server, { name: 'Plein', position: [5, 52] });
  const brug = await buildThing(server, { name: 'Brug', position: [5.5, 52.5] });
  const send = (thing: typeof plein, minute: number, result: number, resultTime?: string) =>
    server.send('POST', `/v1.1/Datastreams(${thing.datastreams[0]})/Observations`, {
      phenomenonTime: timeAt(minute),
      result,
      ...(resultTime && { resultTime }),
    });
  await send(plein, 1, 1);
  await send(plein, 2, 2, timeAt(1442));
  await send(plein, 3, 3);
  await send(brug, 1, 10);
  await send(brug, 62, 20);
  const wall = { kleur: 'rood', hoogte: 3, open: true, sinds: '2020-02-03T00:00:00Z', leeg: null };
  await server.send('POST', '/v1.1/Things', { name: 'Muur', description: 'zonder reeksen', properties: { wall } });
});
afterAll(() => server.stop());

test.each([
  ['result eq 2 and result eq 1 or result eq 1', [1]],
  ['result eq 2 and (result eq 1 or result eq 1)', []],
  ['not result lt 1 and not result gt 1', [1]],
  ['1 add result mul 2 sub -1 eq 4', [1]],
  ['14 div (result add 1) mod 3 mul 3 eq 3', [1]],
  ['1 div (result sub 2) gt 0', [3, 10, 20]],
  ['result mod 2 eq 0', [2, 10, 20]],
  ["result gt '2'", [3, 20]],
  ['resultTime eq null', [1, 3, 10, 20]],
  ['resultTime ne null', [2]],
  [`resultTime ne ${timeAt(0)}`, [2]],
  ['round(result div 4) eq 1', [2, 3]],
  ['floor(result div 4) eq 0 and ceiling(result div 4) eq 1', [1, 2, 3]],
  ['minute(phenomenonTime) eq 1 and hour(phenomenonTime) eq 0', [1, 10]],
  ['year(phenomenonTime) eq 2026 and month(phenomenonTime) eq 1 and day(phenomenonTime) eq 5', [1, 2, 3, 10, 20]],
  ['date(resultTime) eq 2026-01-06', [2]],
  ['time(phenomenonTime) ge 01:00', [20]],
  ['second(phenomenonTime) eq 0 and fractionalseconds(phenomenonTime) eq 0', [1, 2, 3, 10, 20]],
  ['totaloffsetminutes(phenomenonTime) eq 0 and result gt 10', [20]],
  ["phenomenonTime add duration'PT1H' gt 2026-01-05T02:00:00Z", [20]],
  ["resultTime sub phenomenonTime ge duration'P1D'", [2]],
  ['phenomenonTime lt now() and phenomenonTime gt mindatetime() and result eq 3', [3]],
  [`before(phenomenonTime,${timeAt(2)})`, [1, 10]],
  [`after(phenomenonTime,${timeAt(2)})`, [3, 20]],
  [`during(phenomenonTime,${timeAt(2)}/${timeAt(3)})`, [2, 3]],
  [`overlaps(phenomenonTime,${timeAt(2)}/${timeAt(3)})`, [2, 3]],
  [`meets(phenomenonTime,${timeAt(2)}/${timeAt(3)})`, [2, 3]],
  [`starts(phenomenonTime,${timeAt(2)}/${timeAt(3)})`, [2]],
  [`finishes(phenomenonTime,${timeAt(2)}/${timeAt(3)})`, [3]],
  [`phenomenonTime gt ${timeAt(1)}/${timeAt(3)}`, [20]],
  ["Datastream/Thing/name eq 'Brug'", [10, 20]],
  ["Datastream/Thing/name eq 'Brug' and result lt 15", [10]],
  ["Datastream/Thing/name eq 'Brug' or result eq 1", [1, 10, 20]],
  ["startswith(tolower(Datastream/ObservedProperty/name),'p') and result gt 2", [3, 10, 20]],
  ["st_within(FeatureOfInterest/feature,geography'POLYGON((5.4 52.4,5.6 52.4,5.6 52.6,5.4 52.6,5.4 52.4))')", [10, 20]],
])('readings: %s', async (filter, expected) => {
  const found = await ask('Observations', filter);
  expect(found.map(({ result }) => result)).toEqual(expected);
});

test.each([
  ["properties/wall/kleur eq 'rood'", ['Muur']],
  ["'rood' eq properties/wall/kleur", ['Muur']],
  ['properties/wall/hoogte gt 2', ['Muur']],
  ["properties/wall/hoogte gt '2'", []],
  ['properties/wall/open eq true', ['Muur']],
  ['properties/wall/sinds lt 2021-01-01T00:00:00Z', ['Muur']],
  ['properties/wall/kleur lt 2021-01-01T00:00:00Z', []],
  ['properties/wall/leeg eq null', ['Plein', 'Brug', 'Muur']],
  ['properties/wall/kleur ne null', ['Muur']],
  ['properties/nergens eq null', ['Plein', 'Brug', 'Muur']],
  ["contains(name,'u') and length(name) eq 4", ['Brug', 'Muur']],
  ["substringof('ein',name) or endswith(name,'uur')", ['Plein', 'Muur']],
  ["tolower(concat(name,toupper('x'))) eq 'brugx'", ['Brug']],
  ["indexof(name,'u') eq 2 or substring(name,1,2) eq 'uu'", ['Brug', 'Muur']],
  ["trim(concat(' ',name)) eq 'Plein'", ['Plein']],
  ["name eq 'x'' or true or ''' or name eq 'Brug'", ['Brug']],
  ['Datastreams/Observations/result gt 15', ['Brug']],
  ['Datastreams/id eq null', ['Muur']],
  [
    "Datastreams/Thing/Datastreams/ObservedProperty/name ne null and Locations/location/type eq 'Point'",
    ['Plein', 'Brug'],
  ],
  ["geo.distance(Locations/location,geography'POINT(5 52)') lt 0.1", ['Plein']],
  ["geo.distance(Locations/location,geography'POINT(5 52)') gt 0.7", ['Brug']],
  ["geo.intersects(Locations/location,geography'LINESTRING(4 51,6 53)')", ['Plein', 'Brug']],
  ["st_relate(Locations/location,geography'POINT(5 52)','T********')", ['Plein']],
  ["st_disjoint(Locations/location,geography'POINT(5 52)')", ['Brug']],
  ["geo.length(geography'LINESTRING(0 0,3 4)') eq 5 and name eq 'Muur'", ['Muur']],
])('things: %s', async (filter, expected) => {
  const found = await ask('Things', filter);
  expect(found.map(({ name }) => name)).toEqual(expected);
});

test('one filter holds for one combination of related entities', async () => {
  const both = (time: string) =>
    `Datastreams/Observations/result eq 10 and Datastreams/Observations/phenomenonTime eq ${time}`;
  expect((await ask('Things', both(timeAt(1)))).map(({ name }) => name)).toEqual(['Brug']);
  expect(await ask('Things', both(timeAt(62)))).toEqual([]);
});

test('expansions filter and nest', async () => {
  const inside = 'Observations($filter=result gt 5;$select=result;$orderby=result desc),Thing($select=name)';
  const { body } = await server.send<Body>(
    'GET',
    `/v1.1/Things?$select=name&$expand=Datastreams($select=id;$expand=${inside})`,
  );
  const [plein, brug, muur] = body.value as unknown as Record<
    string,
    { Observations: Body['value']; Thing: unknown }[]
  >[];
  const results = (thing: typeof plein) =>
    thing?.Datastreams?.map((one) => one.Observations.map(({ result }) => result));
  expect([results(plein), results(brug), muur?.Datastreams]).toEqual([[[]], [[20, 10]], []]);
  expect(brug?.Datastreams?.[0]?.Thing).toMatchObject({ name: 'Brug' });
});
