import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Feed, type Import, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askFile } from '../src/observations/feeds/ask-file.ts';
import { isFinished, upload, waitFor } from '../src/observations/imports/imports.test-kit.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

/** The fixture holds three documents: a table, measured data, and both in version 3. */
const [tableXml = '', , versionThree = ''] = readFileSync(
  new URL('../../../fixtures/imports/datex-ii.xml', import.meta.url),
  'utf8',
)
  .split(/(?=<\?xml)/)
  .filter((text) => text !== '');
const NOW = Date.parse('2026-11-20T12:30:00Z');
const clock = new FakeClock(NOW);
const SITE = 'TST01_KADE_1';

let source: Server;
let origin: string;
let server: LoggedServer;
let questions: IncomingMessage[] = [];
let table: RequestListener;
let data: RequestListener;
const lastBegun = { modified: 'Fri, 20 Nov 2026 12:30:00 GMT' };

beforeAll(async () => {
  source = createServer((request, response) => {
    questions.push(request);
    (request.url === '/measurement.xml.gz' ? table : data)(request, response);
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  server = await startLoggedServer({ clock, env: { FEED_ORIGINS: origin } });
  const sent = await upload(server, tableXml + versionThree, {
    preset: 'datex-ii',
    fileName: 'ndw.xml',
    mapping: '{}',
  });
  const { id } = (await sent.json()) as Import;
  await waitFor(server, id, isFinished);
  // A table alone makes nothing; one minute of data does.
  await upload(server, tableXml + publication(values(60, 50), '2026-11-20T12:00:00Z'), {
    preset: 'datex-ii',
    fileName: 'ndw.xml',
    mapping: '{}',
  })
    .then((answer) => answer.json() as Promise<Import>)
    .then((made) => waitFor(server, made.id, isFinished));
});
afterAll(async () => {
  await server?.stop();
  source.closeAllConnections();
  source.close();
});
beforeEach(() => {
  questions = [];
  table = (_request, response) => void response.end(gzipSync(tableXml));
});

const values = (flow: number, speed: number, attributes = '') =>
  `<measuredValue index="1"><measuredValue><basicData xsi:type="TrafficFlow"><vehicleFlow ${attributes}><vehicleFlowRate>${flow}</vehicleFlowRate></vehicleFlow></basicData></measuredValue></measuredValue>
   <measuredValue index="3"><measuredValue><basicData xsi:type="TrafficSpeed"><averageVehicleSpeed><speed>${speed}</speed></averageVehicleSpeed></basicData></measuredValue></measuredValue>`;
const publication = (inside: string, time: string, { site = SITE, version = '2' } = {}) => `<?xml version="1.0"?>
<d2LogicalModel xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><exchange><supplierIdentification><country>nl</country><nationalIdentifier>NLNDW</nationalIdentifier></supplierIdentification></exchange>
<payloadPublication><siteMeasurements><measurementSiteReference id="${site}" version="${version}"/><measurementTimeDefault>${time}</measurementTimeDefault>${inside}</siteMeasurements></payloadPublication></d2LogicalModel>`;
const file = (xml: string) => (request: IncomingMessage, response: ServerResponse) => {
  const isKnown = request.headers['if-modified-since'] === lastBegun.modified;
  if (isKnown) response.writeHead(304).end();
  else response.writeHead(200, { 'last-modified': lastBegun.modified }).end(gzipSync(xml));
};
const ask = () => server.rooms.observations.feeds.askDue();
const thingOf = async (search: string) => (await server.client.listThings({ search })).items[0]?.id ?? 0;
const feedOf = async (thingId: number) =>
  (await server.client.listFeeds()).items.find((one) => one.thingId === thingId) as Feed;
const put = (id: number, station: string, adapter = 'ndw-traffic') =>
  server.client.putFeed({ id, body: { adapter, station, origin } });
const paths = () => questions.map(({ url }) => url);
/** Newest reading of each series of a thing, by name. */
async function newestOf(thing: number): Promise<Record<string, [time: string, value: number]>> {
  const { body } = await server.send<{
    value: { name: string; Observations: { phenomenonTime: string; result: number }[] }[];
  }>('GET', `/v1.1/Things(${thing})/Datastreams?$expand=Observations($orderby=phenomenonTime desc;$top=1)&$orderby=id`);
  return Object.fromEntries(
    body.value.flatMap(({ name, Observations: [newest] }) =>
      newest ? [[name, [newest.phenomenonTime, newest.result]]] : [],
    ),
  );
}

describe('measured traffic data', () => {
  test('a file is read for all things at once, by what the table says, and not again while it is the same', async () => {
    const kade = await thingOf('Kade');
    const brug = await thingOf('Brug');
    data = file(publication(values(540, 47.5), '2026-11-20T12:29:00Z'));
    await put(kade, SITE);
    await put(brug, 'TST03_BRUG');
    await ask();
    expect(paths()).toEqual(['/measurement.xml.gz', '/trafficspeed.xml.gz']);
    const at = '2026-11-20T12:29:00.000Z';
    expect(await newestOf(kade)).toEqual({
      'motorvoertuigen, rijstrook 1, ≤ 5,6 m': [at, 9],
      'snelheid, rijstrook 1': [at, 47.5],
    });
    expect(await feedOf(kade)).toMatchObject({ health: 'working', stored: 2, refused: 0, reached: at });
    expect(await feedOf(brug)).toMatchObject({ health: 'failing', fault: 'station-missing', stored: 0 });
    clock.set(NOW + MINUTE);
    questions = [];
    await ask();
    expect(questions[0]?.headers['if-modified-since']).toBe(lastBegun.modified);
    expect(await feedOf(kade)).toMatchObject({ health: 'working', stored: 2, refused: 0 });
    await server.client.deleteFeed({ id: brug });
  });

  test('a value that its source doubts is no reading', async () => {
    const kade = await thingOf('Kade');
    lastBegun.modified = 'Fri, 20 Nov 2026 12:32:00 GMT';
    data = file(publication(values(0, 0, 'numberOfInputValuesUsed="0"'), '2026-11-20T12:31:00Z'));
    clock.set(NOW + 3 * MINUTE);
    await ask();
    const found = await newestOf(kade);
    expect(found['motorvoertuigen, rijstrook 1, ≤ 5,6 m']?.[0]).toBe('2026-11-20T12:29:00.000Z');
    expect(found['snelheid, rijstrook 1']).toEqual(['2026-11-20T12:31:00.000Z', 0]);
  });

  test('a new version of a site is not read by the old table, and the table is fetched again within the hour', async () => {
    const kade = await thingOf('Kade');
    lastBegun.modified = 'Fri, 20 Nov 2026 13:40:00 GMT';
    data = file(publication(values(600, 30), '2026-11-20T13:29:00Z', { version: '3' }));
    clock.set(NOW + 70 * MINUTE);
    await ask();
    expect((await newestOf(kade))['snelheid, rijstrook 1']?.[0]).toBe('2026-11-20T12:31:00.000Z');
    expect((await feedOf(kade)).refused).toBe(2);
    table = (_request, response) =>
      void response.end(
        gzipSync(
          tableXml.replace('version="2">\n        <measurementSiteName', 'version="3">\n        <measurementSiteName'),
        ),
      );
    questions = [];
    clock.set(NOW + 72 * MINUTE);
    await ask();
    expect(paths()).toContain('/measurement.xml.gz');
    expect((await newestOf(kade))['snelheid, rijstrook 1']).toEqual(['2026-11-20T13:29:00.000Z', 30]);
  });

  test('a thing that did not come from an import of the source is refused', async () => {
    await expect(put(999_999, SITE)).rejects.toThrow();
    const { status, body } = await server.send<{ code: string }>('PUT', `/v1/things/${await thingOf('Kade')}/feed`, {
      adapter: 'ndw-traffic',
      station: '../../etc/passwd',
      origin,
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
  });
});

describe('whatever the other side does, the server goes on', () => {
  test.each<[fault: string, name: string, answer: RequestListener]>([
    [
      'redirect',
      'a private address',
      (_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    ],
    ['unreadable', 'garbage', (_request, response) => void response.end(Buffer.alloc(5_000, 0xff))],
    [
      'unreadable',
      'a broken gzip',
      (_request, response) => void response.end(gzipSync('<a/>'.repeat(1_000)).subarray(0, 30)),
    ],
    [
      'unreadable',
      'a document type',
      (_request, response) => void response.end('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ],
    ['unreadable', 'another page', (_request, response) => void response.end('<html></html>')],
    ['unreachable', 'a cut line', (request) => void request.socket.destroy()],
    ['bad-answer', 'an error', (_request, response) => void response.writeHead(500).end('geheim')],
  ])('%s: %s', async (fault, _name, answer) => {
    const kade = await thingOf('Kade');
    await server.client.deleteFeed({ id: kade });
    await put(kade, SITE, 'ndw-travel-time');
    data = answer;
    table = answer;
    clock.set(clock.now() + 2 * 60 * MINUTE);
    await ask();
    expect(await feedOf(kade)).toMatchObject({ health: 'failing', fault });
    expect(server.logs.join('')).not.toContain('geheim');
  });

  const reader = () => ({ line: 0, startAt: () => {}, push: () => {}, end: () => {} });
  const askWith = (change: object) =>
    askFile(`${origin}/x`, undefined, {
      reader: reader(),
      limits: {
        timeoutMs: 30_000,
        mostBytes: 1_000_000,
        mostTextBytes: 5_000_000,
        signal: new AbortController().signal,
        ...change,
      },
    });

  test('a gigabyte is not read to its end, packed or not', async () => {
    let sent = 0;
    data = (_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x\n'))) sent += 65_536;
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    };
    expect(await askWith({})).toEqual({ ok: false, fault: 'too-large' });
    expect(sent).toBeLessThan(200_000_000);
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    data = (_request, response) => void response.end(bomb);
    expect(await askWith({})).toEqual({ ok: false, fault: 'too-large' });
  });

  test('an answer that never comes is not waited for', async () => {
    data = () => undefined;
    expect(await askWith({ timeoutMs: 50 })).toEqual({ ok: false, fault: 'timeout' });
  });
});
