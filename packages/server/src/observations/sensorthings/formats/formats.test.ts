import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';

let server: TestServer;
let first: number;
let second: number;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2026, 5, 1) } });
  const { datastreams } = await buildThing(server, { name: '=SOM(1;2)', datastreams: 2, position: [5.18, 52.56] });
  [first = 0, second = 0] = datastreams;
  for (const [id, day, result] of [
    [first, 1, 5],
    [first, 2, 6],
    [second, 1, 7],
  ])
    await server.send('POST', `/v1.1/Datastreams(${id})/Observations`, {
      phenomenonTime: `2026-05-0${day}T10:00:00Z`,
      result,
    });
});
afterAll(() => server.stop());

const get = async (path: string) => {
  const answer = await fetch(`${server.url}/v1.1/${path}`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const json = async (path: string) => JSON.parse((await get(path)).text);

test('a data array holds rows per datastream, with ids that are not rounded', async () => {
  const { text } = await get(`Datastreams(${first})/Observations?$resultFormat=dataArray&$orderby=phenomenonTime`);
  const [one] = (await json(`Datastreams(${first})/Observations?$orderby=phenomenonTime`)).value;
  const id = /\((\d+)\)$/.exec(one['@iot.selfLink'])?.[1];
  expect(text).toContain(`"dataArray":[[${id},"2026-05-01T10:00:00.000Z",null,5],[`);
  expect(JSON.parse(text).value).toMatchObject([
    {
      'Datastream@iot.navigationLink': `${server.url}/v1.1/Datastreams(${first})`,
      components: ['id', 'phenomenonTime', 'resultTime', 'result'],
      'dataArray@iot.count': 2,
    },
  ]);
});

test('the pages of a data array follow each other', async () => {
  const page = await json('Observations?$resultFormat=dataArray&$select=result&$top=2&$count=true');
  expect(page).toMatchObject({ '@iot.count': 3, value: [{ components: ['result'], dataArray: [[5], [6]] }] });
  const next = await fetch(page['@iot.nextLink']);
  expect(await next.json()).toEqual({
    '@iot.count': 3,
    value: [expect.objectContaining({ components: ['result'], dataArray: [[7]] })],
  });
});

test('CSV has a header, a line per entity and the next page in a Link header', async () => {
  const { headers, text } = await get(
    'Observations?$resultFormat=CSV&$select=phenomenonTime,result&$expand=Datastream($select=id;$expand=Thing($select=name))&$top=2',
  );
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const thing = `'=SOM(1;2)`;
  expect(text.split('\r\n')).toEqual([
    'phenomenonTime,result,Datastream/id,Datastream/Thing/name',
    `2026-05-01T10:00:00.000Z,5,${first},${thing}`,
    `2026-05-02T10:00:00.000Z,6,${first},${thing}`,
    '',
  ]);
  const next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? '';
  expect(await (await fetch(next)).text()).toContain(`,7,${second},`);
});

test('CSV of no entities is its header', async () => {
  const { text } = await get("Locations?$resultFormat=csv&$filter=name eq 'nowhere'");
  expect(text).toBe('id,name,description,encodingType,location,properties\r\n');
});

test('GeoJSON takes the shape of the entity or of what is expanded', async () => {
  const point = { type: 'Point', coordinates: [5.18, 52.56] };
  const { headers, text } = await get('Locations?$resultFormat=GeoJSON&$select=name,location&$count=true');
  expect(headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
  expect(JSON.parse(text)).toEqual({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: point, properties: { id: expect.any(String), name: 'plek' } }],
    '@iot.count': 1,
  });
  const things = await json('Things?$resultFormat=GeoJSON&$expand=Locations');
  expect(things.features).toMatchObject([{ geometry: point, properties: { 'Locations/0/name': 'plek' } }]);
  const bare = await json('Things?$resultFormat=GeoJSON');
  expect(bare.features).toMatchObject([{ geometry: null, properties: { name: '=SOM(1;2)' } }]);
});

test.each([
  ['Things?$resultFormat=dataArray', 'is for Observations'],
  ['Observations?$resultFormat=XML', 'must be one of'],
  ['Observations?$resultFormat=dataArray&$expand=Datastream', 'does not go with $expand'],
  ['Observations?$resultFormat=dataArray&$select=Datastream', 'needs a property'],
  ['Observations/$ref?$resultFormat=CSV', 'does not go with $ref'],
  ['Things?$resultFormat=CSV&$expand=Datastreams', 'no place for several'],
  ['Things?$expand=Datastreams($resultFormat=CSV)', 'not inside $expand'],
  ['Things(1)?$resultFormat=CSV&$top=1', 'does not apply to one entity'],
])('says what is wrong with %s', async (path, reason) => {
  const { status, text } = await get(path);
  expect([status, text]).toEqual([400, expect.stringContaining(reason)]);
});
