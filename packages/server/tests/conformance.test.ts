import { readFileSync } from 'node:fs';
import { runConformance } from '@wijkritme/conformance';
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
    mqtt: `mqtt://127.0.0.1:${server.mqttPort}`,
    datastreamProperties,
  });
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
