import { connect, type Socket } from 'node:net';
import { limits } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictsChanged } from '../src/rhythm/events.ts';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { until } from './kit/until.ts';

const STREAMS = 800;
let server: TestServer;
let streams: readonly number[];
/** Bytes that wait for each page, as the server sees it. */
const waiting: (() => number)[] = [];
beforeAll(async () => {
  server = await startTestServer();
  streams = (await buildThing(server, { datastreams: STREAMS })).datastreams;
  server.context.http.app.server.on('request', (request, response) => {
    if (request.url === '/v1/live') waiting.push(() => response.writableLength);
  });
});
afterAll(() => server?.stop());

interface Page {
  readonly socket: Socket;
  text: string;
}

function openPage(): Promise<Page> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const page: Page = { socket, text: '' };
    socket.on('error', reject);
    socket.once('connect', () => socket.write('GET /v1/live HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.on('data', (chunk) => {
      page.text += chunk;
      if (page.text.includes('retry: 2000')) resolve(page);
    });
  });
}

let step = 0;
const DAY_AGO = Math.floor(Date.now() / 1_000) * 1_000 - 86_400_000;

/** One reading of every datastream, which the pages are told at once. */
async function sendAll(): Promise<void> {
  step += 1;
  const time = new Date(DAY_AGO + step * 1_000).toISOString();
  const body = streams.map((id) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray: [[time, step]],
  }));
  const answer = await server.send('POST', '/v1.1/CreateObservations', body, { prefer: 'return=minimal' });
  expect(answer.body).toMatchObject({ stored: STREAMS });
}

test('a stored reading reaches every page, with the value that was stored', async () => {
  const pages = [await openPage(), await openPage()];
  await server.send('POST', `/v1.1/Datastreams(${streams[0]})/Observations`, {
    phenomenonTime: new Date(DAY_AGO).toISOString(),
    result: 41,
  });
  for (const page of pages) {
    const data = await until('the event', () => /event: readings\ndata: (.*)\n\n/.exec(page.text)?.[1]);
    expect(JSON.parse(data)).toMatchObject({ datastreamId: [streams[0]], time: [DAY_AGO], value: [41] });
    expect(page.text).toContain('text/event-stream');
    expect(page.text.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    page.socket.destroy();
  }
  await until('they are gone', async () => (await server.context.metrics.liveConnections.get()).values[0]?.value === 0);
});

test('a page that does not read holds up nobody, has a bounded backlog, and is told to fetch anew', async () => {
  waiting.length = 0;
  const slow = await openPage();
  slow.socket.pause();
  const quick = await openPage();
  await sendAll();
  const backlog = () => waiting[0]?.() ?? 0;
  let most = 0;
  // The page's own buffers take some megabytes; only then anything waits on our side. Say everything again and again.
  for (let i = 0; backlog() < limits.liveBacklogBytes && i < 600; i++) {
    server.context.events.announce(verdictsChanged, { ids: new Set(streams) });
    const before = quick.text.length;
    await until('the quick page hears it', () => quick.text.length > before);
    quick.text = '';
  }
  expect(backlog()).toBeGreaterThan(limits.liveBacklogBytes);
  for (let i = 0; i < 10; i++) {
    server.context.events.announce(verdictsChanged, { ids: new Set(streams) });
    await until('the quick page hears it', () => quick.text.length > 0);
    quick.text = '';
    most = Math.max(most, backlog());
  }
  expect(most).toBeLessThan(limits.liveBacklogBytes + 200_000);
  await sendAll();

  slow.text = '';
  slow.socket.resume();
  await until('it has caught up', () => backlog() === 0);
  server.context.events.announce(verdictsChanged, { ids: new Set(streams) });
  await until('it is told', () => slow.text.includes('event: resync\ndata: {"reason":"slow"}'));
  expect(quick.text).not.toContain('resync');
  slow.socket.destroy();
  quick.socket.destroy();
});
