import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publish, topicOf } from './kit/mqtt-device.ts';
import { marksIn, planted, plantedBody, plantedText } from './kit/planted.ts';
import { byMany, expectNothingKept, poster } from './kit/planted-sender.ts';
import { until } from './kit/until.ts';

/** Through each door. */
const PAYLOADS = 10_000;
const START = Math.floor(Date.now() / 1_000) * 1_000 - 86_400_000;
const LIMIT_MS = 180_000;
let server: LoggedServer;
let stream: number;
/** Everything the server said to anybody. */
const said: string[] = [];

beforeAll(async () => {
  server = await startLoggedServer({ store: 'embedded' });
  stream = (await buildThing(server)).datastreams[0] ?? 0;
});
afterAll(() => server?.stop());
const postJson = (path: string, body: string, headers?: Record<string, string>) =>
  poster(server, said)(path, body, headers);

const iso = (time: number) => new Date(time).toISOString();

function bodies(count: number): string[] {
  const made = fc.sample(plantedBody(stream, iso(START)), count);
  expect(made.filter((body) => marksIn(body).length === 0)).toEqual([]);
  return made;
}

async function storedRows(): Promise<{ n: number; planted: number }> {
  const { rows } = await server.context.database.pool.query<{ n: number; planted: number }>(
    'select count(*)::int4 as n, count(*) filter (where result <> 7)::int4 as planted from observation',
  );
  return rows[0] ?? { n: -1, planted: -1 };
}

test(
  'readings one by one over HTTP',
  async () => {
    const statuses = new Map<number, number>();
    await byMany(bodies(PAYLOADS), 16, async (body) => {
      const status = await postJson(`/v1.1/Datastreams(${stream})/Observations`, body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    expect([...statuses]).toEqual([[400, PAYLOADS]]);
    expect((await storedRows()).n).toBe(0);
  },
  LIMIT_MS,
);

test(
  'data arrays over HTTP: the good rows between them are stored',
  async () => {
    const cell = fc.oneof(planted, plantedText);
    const row = fc.oneof(
      cell.map((result) => [iso(START), result]),
      plantedText.map((time) => [time, 5]),
      cell.map((extra) => [iso(START), 5, extra]),
      fc.constant(['1985-03-12T10:00:00Z', 5]),
      planted,
    );
    const rows = fc.sample(row, PAYLOADS);
    const requests = Array.from({ length: 20 }, (_, at) => {
      const part = rows.slice(at * 500, (at + 1) * 500);
      return [iso(START + at * 1_000), part] as const;
    });
    await byMany(requests, 4, async ([time, part]) => {
      const group = {
        Datastream: { '@iot.id': stream },
        components: ['phenomenonTime', 'result'],
        dataArray: [[time, 7], ...part],
      };
      const prefer = { prefer: 'return=minimal' };
      expect(await postJson('/v1.1/CreateObservations', JSON.stringify([group]), prefer)).toBe(201);
    });
    const whole = fc.oneof(
      cell.map((note) => ({ Datastream: { '@iot.id': stream }, components: ['result'], dataArray: [[5]], note })),
      plantedText.map((name) => ({ Datastream: { '@iot.id': stream }, components: ['result', name], dataArray: [] })),
      cell.map((name) => ({ Datastream: { '@iot.id': stream, name }, components: ['result'], dataArray: [[5]] })),
      plantedText.map((key) => ({ [key]: [5] })),
      planted,
    );
    await byMany(fc.sample(whole, 300), 16, async (group) => {
      expect(await postJson('/v1.1/CreateObservations', JSON.stringify([group]))).toBe(400);
    });
    expect(await storedRows()).toEqual({ n: requests.length, planted: 0 });
  },
  LIMIT_MS,
);

test(
  'messages over MQTT: none reaches who listens',
  async () => {
    const listener = await connectDevice(server.mqttPort, server.adminKey);
    let heard = 0;
    listener.on('message', (topic, payload) => {
      heard += 1;
      said.push(topic, payload.toString());
    });
    await listener.subscribeAsync('v1.1/#');
    const devices = await Promise.all(Array.from({ length: 4 }, () => connectDevice(server.mqttPort, server.adminKey)));
    const before = await storedRows();
    const messages = bodies(PAYLOADS).map((body, at) => ({ body, device: devices[at % devices.length] }));
    await byMany(messages, 64, async ({ body, device }) => {
      if (device) await publish(device, topicOf(stream), body);
    });
    for (const text of fc.sample(plantedText, 50)) {
      const safe = text.replaceAll(/[+#]/g, '');
      if (devices[0]) await publish(devices[0], `v1.1/${safe}/Observations`, '{"result": 5}');
    }
    for (const device of [...devices, listener]) await endDevice(device);
    expect(heard).toBeGreaterThan(PAYLOADS / 2);
    expect(await storedRows()).toEqual(before);
  },
  LIMIT_MS,
);

test(
  'rows of a file: the numbers beside them are stored, and nothing is left of the file',
  async () => {
    const cell = fc.oneof(
      plantedText,
      planted.map((value) => JSON.stringify(value)),
    );
    const cells = fc.sample(cell, PAYLOADS);
    const lines = cells.map((text, at) => {
      const time = iso(START - at * 3_600_000);
      if (at % 4 === 0) return `Post 1,${time},7,${text.replaceAll(/[",]/g, ' ')}`;
      if (at % 4 === 1) return `Post 1,${time},${text},x`;
      if (at % 4 === 2) return `Post 1,${text},5,x`;
      return `Post 1,${time},5,x,${text.replaceAll('"', ' ')}`;
    });
    const before = await storedRows();
    const done = await importCsv(`post,time,pedestrians,note\n${lines.join('\n')}\n`);
    expect(done).toMatchObject({ status: 'done', counts: { stored: PAYLOADS / 4, refused: (PAYLOADS / 4) * 3 } });
    const report = await server.send('GET', `/v1/imports/${done.id}/rows?verdict=refused&limit=1000`);
    said.push(JSON.stringify(done), JSON.stringify(report.body));
    expect(await storedRows()).toEqual({ n: before.n + PAYLOADS / 4, planted: 0 });
  },
  LIMIT_MS,
);

test(
  'nothing of all this is anywhere: tables, logs, metrics, answers, messages, the data folder',
  async () => {
    expect(said.length).toBeGreaterThan(PAYLOADS);
    await expectNothingKept(server, said);
    const { items } = await server.client.listRefusals({ id: stream });
    const counted = items.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBeGreaterThanOrEqual(3 * PAYLOADS * 0.8);
  },
  LIMIT_MS,
);

async function importCsv(text: string) {
  const mapping = {
    delimiter: ',',
    decimal: '.',
    time: { column: 'time', format: 'iso', zone: 'Europe/Amsterdam' },
    key: ['post'],
    values: [{ column: 'pedestrians', property: 'pedestrians', name: 'voetgangers' }],
    intervalSeconds: 3600,
    owner: 'Test',
  };
  const query = new URLSearchParams({ preset: 'generic-csv', fileName: 'a.csv', mapping: JSON.stringify(mapping) });
  const { body } = await server.send<{ id: number }>('POST', `/v1/imports?${query}`, text, {
    'content-type': 'application/octet-stream',
  });
  return until(
    'the file is in',
    async () => {
      const found = await server.client.getImport({ id: body.id });
      return ['done', 'failed'].includes(found.status) && found;
    },
    60_000,
  );
}
