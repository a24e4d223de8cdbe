import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { runConformance } from '@wijkritme/conformance';
import { Aedes } from 'aedes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { type Fault, startWrongServer } from './kit/wrong-server.ts';

let server: TestServer;
let wrong: Awaited<ReturnType<typeof startWrongServer>>;
beforeAll(async () => {
  server = await startTestServer();
  wrong = await startWrongServer(server.url);
});
afterAll(async () => {
  await wrong?.stop();
  await server?.stop();
});

/** A file of the runner: a JSON object. */
const fileOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../conformance/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;
const datastreamProperties = fileOf('wijkritme.json');
/** Requirements that this server does not meet, each with its reason. One that is met in the meantime has to leave the list. */
const notMet = fileOf('wijkritme-not-met.json');
const nameOf = (uri: string) => uri.replace('http://www.opengis.net/spec/iot_sensing/1.1/req/', '');

test('our own server meets every requirement but those declared', async () => {
  const { results, left } = await runConformance({
    url: `${server.url}/v1.1`,
    key: server.adminKey,
    datastreamProperties,
  });
  // Its root says where its broker is.
  expect(results.filter(({ outcome }) => outcome === 'skipped')).toEqual([]);
  const failed = results.filter(({ outcome }) => outcome === 'fail').map(({ uri }) => nameOf(uri));
  expect(failed.sort()).toEqual(Object.keys(notMet).sort());
  expect(results.length).toBeGreaterThan(90);
  expect(left).toEqual([]);
  // Nothing of the run is left.
  const { body } = await server.send<{ value: unknown[] }>('GET', '/v1.1/Things');
  expect(body.value).toEqual([]);
});

const without = (option: string) => (url: string) =>
  url.replace(new RegExp(`[?&]\\${option}=[^&]*`), '').replace(/^([^?&]*)&/, '$1?');
const replacing =
  (pattern: RegExp, text: string): NonNullable<Fault['answered']> =>
  (exchange) => ({ text: exchange.text.replaceAll(pattern, text) });

const more = ',"@iot.nextLink":"http://127.0.0.1/v1.1/Things"';

/** Each fault, and the requirement that must find it. */
test.each<[what: string, requirement: string, fault: Fault]>([
  ['lists a set too few', 'to-entities#root', { answered: replacing(/\{"name":"Sensors"[^}]*\},/g, '') }],
  ['says nothing of conformance', '#server-settings', { answered: replacing(/serverSettings/g, 'settings') }],
  ['forgets addresses', '#id-and-link', { answered: replacing(/"@iot.selfLink":"[^"]*\/Sensors[^"]*",/g, '') }],
  ['forgets a property', 'sensor/properties', { answered: replacing(/"encodingType":"application\/pdf",/g, '') }],
  ['forgets a relation', 'thing/relations', { answered: replacing(/"Locations@iot/g, '"Places@iot') }],
  [
    'finds what is not there',
    '#nonexistent',
    { answered: ({ status }) => ({ status: status === 404 ? 200 : status }) },
  ],
  ['wraps a value', '#value', { asked: (url) => url.replace('/$value', '') }],
  ['tells more than references', '#ref', { asked: (url) => url.replace('/$ref', '') }],
  ['ignores $select', 'select#each', { asked: without('$select') }],
  ['ignores $expand', 'expand#each', { asked: without('$expand') }],
  ['ignores $orderby', 'request-data/orderby', { asked: without('$orderby') }],
  ['ignores $top', 'request-data/top', { asked: without('$top') }],
  ['ignores $skip', 'request-data/skip', { asked: without('$skip') }],
  ['counts one too many', 'request-data/count', { answered: replacing(/"@iot.count":(\d)/g, '"@iot.count":1$1') }],
  ['never leaves the first page', 'request-data/pagination', { asked: without('$skiptoken') }],
  ['takes lt for le', 'request-data/filter', { asked: (url) => url.replace('%20lt%20', '%20le%20') }],
  [
    'stumbles over mixed types',
    'filter#mixed-types',
    { answered: ({ url, status }) => ({ status: url.includes('name%20gt%203') ? 500 : status }) },
  ],
  [
    'takes any result for one above a text',
    'filter#mixed-types',
    { asked: (url) => url.replace('%20and%20result%20gt%20%273%27', '') },
  ],
  [
    'ends a list that nobody cut',
    'pagination#server-driven',
    {
      answered: ({ url, text }) => ({ text: url.includes('$') ? text : text.replace(/,"@iot.nextLink":"[^"]*"/, '') }),
    },
  ],
  ['takes or for and', '#precedence', { asked: (url) => url.replaceAll('%20or%20', '%20and%20') }],
  ['takes endswith for startswith', 'functions#text', { asked: (url) => url.replaceAll('endswith', 'startswith') }],
  ['takes within for disjoint', 'functions#shapes', { asked: (url) => url.replaceAll('within', 'disjoint') }],
  [
    'answers every question',
    'query-status-code',
    { answered: ({ status }) => ({ status: status === 400 ? 200 : status }) },
  ],
  ['forgets historical locations', '#links', { answered: replacing(/"HistoricalLocations@iot/g, '"History@iot') }],
  [
    'does not patch',
    'delete/update-entity',
    { asked: (url, method) => (method === 'PATCH' ? '/v1.1/Sensors(0)' : url) },
  ],
  [
    'answers DELETE with 204',
    'delete-entity#Observations',
    { answered: (exchange) => (exchange.method === 'DELETE' ? { status: 204, text: '' } : {}) },
  ],
  [
    'keeps what it deletes',
    'delete-entity#Things',
    { answered: ({ status }) => ({ status: status === 404 ? 200 : status }) },
  ],
  [
    'does half of a change set',
    'batch-request#atomic',
    { answered: (exchange) => ({ text: exchange.text.replace(/HTTP\/1\.1 4\d\d[^\r\n]*/, 'HTTP/1.1 201 Created') }) },
  ],
  [
    'forgets when results came',
    'properties#spans',
    { answered: replacing(/"resultTime":"[^"]*\/[^"]*"/g, '"resultTime":null') },
  ],
  [
    'promises more behind the last',
    'request-data/skip',
    { answered: ({ url, text }) => ({ text: url.includes('$skip=') ? text.replace(/\}$/, `${more}}`) : text }) },
  ],
  [
    'does not sort by places',
    'orderby#lists',
    { answered: ({ url, status }) => ({ status: /orderby=\S*location/.test(url) ? 400 : status }) },
  ],
  [
    'ignores $top below an entity',
    'pagination#relations',
    { asked: (url) => url.replace(/(\)\/\w+)\?\$top=1/, '$1?') },
  ],
  ['ignores $select below an entity', 'select#relations', { asked: (url) => url.replace(/(\)\/\w+)\?\$sel.*/, '$1') }],
  ['ignores $expand below an entity', 'expand#relations', { asked: (url) => url.replace(/(\)\/\w+)\?\$exp.*/, '$1') }],
  ['takes le for lt of texts', 'filter#text-order', { asked: (url) => url.replace('%20lt%20', '%20le%20') }],
  ['takes crosses for touches', 'functions#shapes', { asked: (url) => url.replaceAll('touches', 'crosses') }],
  ['takes contains for overlaps', 'functions#shapes', { asked: (url) => url.replaceAll('overlaps', 'contains') }],
  [
    'lists more in the root of 1.0',
    '#root-1.0',
    {
      answered: ({ url, text }) => ({
        text: url === '/v1.0' ? text.replace('[', '[{"name":"Tasks","url":"x"},') : text,
      }),
    },
  ],
  [
    'takes no charset',
    'create-entity#headers',
    { answered: ({ method, status }) => ({ status: method === 'POST' ? 415 : status }) },
  ],
  [
    'keeps the feature of what it refuses',
    'deep-insert-status-code',
    {
      answered: ({ url, text }) => ({
        text: url.includes('/FeaturesOfInterest?')
          ? text.replace('"value":[]', '"value":[{"@iot.selfLink":"x"}]')
          : text,
      }),
    },
  ],
  [
    'takes no whole addresses in a batch',
    'batch-request#addresses',
    { answered: (exchange) => ({ text: exchange.text.replace('HTTP/1.1 200 OK', 'HTTP/1.1 404 Not Found') }) },
  ],
  [
    'refuses an id that comes back',
    'update-entity#same-id',
    { answered: ({ method, status }) => ({ status: method === 'PATCH' ? 400 : status }) },
  ],
  [
    'keeps a reading where it was',
    'update-entity#phenomenon-time',
    { answered: replacing(/"phenomenonTime":"[^"/]*"/g, '"phenomenonTime":"2020-01-01T00:00:00Z"') },
  ],
  [
    'does half of a JSON Patch',
    'update-entity-jsonpatch',
    { answered: replacing(/"description":"changed"/g, '"description":"half"') },
  ],
  [
    'does not say where its broker is',
    '#endpoints',
    { answered: replacing(/"endpoints":\[[^\]]*\]/g, '"endpoints":[]') },
  ],
  [
    'gives text as ids of 1.0',
    '#ids-1.0',
    {
      answered: ({ url, text }) => ({
        text: url.startsWith('/v1.0') ? text.replaceAll(/"@iot.id":(\d+)/g, '"@iot.id":"$1"') : text,
      }),
    },
  ],
  ['tells more than references on the way', 'to-entities#relations', { asked: (url) => url.replace('/$ref', '') }],
  [
    'makes an observation inside about the place',
    'deep-insert#three-levels',
    { answered: replacing(/feature levels/g, 'location levels') },
  ],
  ['changes what it does not know', 'datamodel/properties#free', { answered: replacing(/"deep":true/g, '"deep":1') }],
  ['makes text of no unit', 'properties#no-unit', { answered: replacing(/"symbol":null/g, '"symbol":""') }],
  [
    'takes no null in rows',
    'properties#null',
    { answered: ({ url, text }) => ({ text: url.endsWith('CreateObservations') ? '["error"]' : text }) },
  ],
  [
    'keeps a feature that it refused',
    'create-entity#invalid',
    {
      answered: ({ url, text }) => ({
        text: url.includes('/FeaturesOfInterest?')
          ? text.replace('"value":[]', '"value":[{"@iot.selfLink":"x"}]')
          : text,
      }),
    },
  ],
  ['calls no row an error', 'data-array#create', { answered: replacing(/"error"/g, '"none"') }],
])('a server that %s is found', async (_what, requirement, fault) => {
  wrong.be(fault);
  const options = { url: `${wrong.url}/v1.1`, key: server.adminKey, datastreamProperties, only: requirement };
  const { results } = await runConformance(options).finally(() => wrong.be({}));
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  expect(failed.map(({ uri }) => nameOf(uri)).join()).toContain(requirement);
  for (const { sent, expected, received } of failed) {
    expect(sent).not.toBe('');
    expect([typeof expected, typeof received]).toEqual(['string', 'string']);
  }
});

test('a broker that tells nobody is found', async () => {
  const silent = await Aedes.createBroker();
  const listener = createServer(silent.handle).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo; // it listens on a port
  const options = {
    url: `${server.url}/v1.1`,
    key: server.adminKey,
    mqtt: `mqtt://127.0.0.1:${port}`,
    waitSeconds: 0.5,
    datastreamProperties,
    only: 'receive-updates#p',
  };
  const { results } = await runConformance(options);
  await new Promise<void>((resolve) => silent.close(() => listener.close(() => resolve())));
  expect(results.map(({ uri, outcome }) => [nameOf(uri).replace(/.*#/, ''), outcome])).toEqual([
    ['put', 'fail'],
    ['path', 'fail'],
    ['property', 'fail'],
  ]);
}, 60_000);
