import { localMinuteOf, zoneRules } from '@wijkritme/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { removeDataDir, serve } from './kit/child-server.ts';
import { type Reading, seeded } from './kit/seeded.ts';
import { until } from './kit/until.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zone = zoneRules('Europe/Amsterdam');
/** What came a year ago would have to be imported; the evening lies in the ninth week. */
const START = Math.floor(Date.now() / DAY) * DAY - 70 * DAY;
const HOURS = 63 * 24;
/** An evening on which it is a little louder at every meter: none of them alone would say so. */
const EVENING = { from: START + 1_400 * HOUR, to: START + 1_403 * HOUR };
const METERS = 8;

/** Normal numbers out of uniform ones (Box & Muller 1958). */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Louder by day, with wind that all meters share and lasts for hours; in order of time. */
function soundReadings(datastreams: readonly number[]): Reading[] {
  const random = seeded(11);
  const readings: Reading[] = [];
  let wind = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    const time = START + hour * HOUR;
    wind = 0.8 * wind + 0.6 * normal(random);
    const usual = 55 + 6 * Math.sin((localMinuteOf(zone, time) / 60 - 8) * (Math.PI / 12));
    const more = time >= EVENING.from && time < EVENING.to ? 5.5 : 0;
    for (const datastream of datastreams) {
      const value = usual + wind + 2 * normal(random) + more;
      readings.push({ datastream, time, value: Math.round(value * 10) / 10 });
    }
  }
  return readings;
}

async function makeMeters(server: TestServer): Promise<number[]> {
  const passport = buildPassport({ unit: 'dB(A)', intervalSeconds: 3_600 });
  const ids: number[] = [];
  for (let i = 1; i <= METERS; i++) {
    const thing = { name: `Geluidmeter ${i}`, property: 'sound-level', passport };
    ids.push(...(await buildThing(server, thing)).datastreams);
  }
  return ids;
}

type Address = Pick<TestServer, 'url' | 'adminKey'>;

async function send({ url, adminKey }: Address, readings: readonly Reading[]): Promise<void> {
  const groups = [...new Set(readings.map(({ datastream }) => datastream))].map((id) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray: readings
      .filter(({ datastream }) => datastream === id)
      .map(({ time, value }) => [new Date(time).toISOString(), value]),
  }));
  const answer = await fetch(`${url}/v1.1/CreateObservations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json', prefer: 'return=minimal' },
    body: JSON.stringify(groups),
  });
  expect(await answer.json()).toMatchObject({ stored: readings.length });
}

/** What is stored of the group and of what it found, without the numbers that name rows. */
async function told(server: TestServer) {
  const { pool } = server.context.database;
  const joint = await pool.query(
    `select kind, start_time, end_time, opened_time, peak_time, peak_difference, mean_difference, hours, off_count,
            voice_count, surprise, once_in_weeks from joint_deviation order by kind, start_time`,
  );
  const signals = await pool.query(
    `select j.kind, j.start_time, array(
       select d.datastream_id || ' ' || d.kind || ' ' || d.start_time from deviation d where d.signal_id = j.signal_id
       order by 1) as deviations
     from joint_deviation j order by j.kind, j.start_time`,
  );
  const [group] = (await pool.query('select watermark, state, members, heard from rhythm_group')).rows;
  return { joint: joint.rows, signals: signals.rows, group: { ...group, state: group?.state.toString('base64') } };
}

/** Judged with one call, and stored with its state by a stop. */
async function settledAndStored(server: TestServer, store?: 'embedded'): Promise<TestServer> {
  await server.rooms.rhythm.settle();
  const before = await told(server);
  await server.halt();
  const again = await startTestServer({ dataDir: server.dataDir, ...(store && { store }) });
  const { joint, signals } = await told(again);
  expect({ joint, signals }, 'one call had settled all').toEqual({ joint: before.joint, signals: before.signals });
  return again;
}

const folders: string[] = [];
let server: TestServer;
let clean: Awaited<ReturnType<typeof told>>;

beforeAll(async () => {
  const first = await startTestServer();
  folders.push(first.dataDir);
  await send(first, soundReadings(await makeMeters(first)));
  server = await settledAndStored(first);
  clean = await told(server);
});
afterAll(async () => {
  await server?.halt();
  for (const folder of folders) removeDataDir(folder);
});

describe('several series of one place', () => {
  test('an evening a little louder at every meter is found, as one signal with its reason', async () => {
    const { items } = await server.client.listSignals({ joint: true });
    const found = items.find(({ joint }) =>
      joint.some(({ kind, peakTime }) => {
        const peak = Date.parse(peakTime);
        return kind === 'higher' && peak >= EVENING.from && peak < EVENING.to;
      }),
    );
    expect(found?.sentence).toContain('was het geluid harder dan normaal bij de meetpunten samen');
    expect(found?.kinds).toContain('higher');
    const reason = await server.client.getSignal({ id: found?.id ?? 0 });
    const [joint] = reason.joint;
    expect(joint?.members).toHaveLength(METERS);
    const differences = joint?.members.map(({ difference }) => difference ?? Number.NaN) ?? [];
    expect(differences).toEqual([...differences].sort((a, b) => b - a));
    expect(differences.filter((difference) => difference > 1).length).toBeGreaterThanOrEqual(
      found?.joint[0]?.off ?? 99,
    );
    expect(joint?.reasons.join(' ')).toMatch(/Zo'n uur komt hier .* voor\./);
  });

  test('single deviations that peak in it are in the same signal, and nowhere else', async () => {
    const { items } = await server.client.listSignals({ joint: true });
    for (const { id, deviations, joint } of items) {
      for (const deviation of deviations) {
        const { deviation: one } = await server.client.getDeviation({ id: deviation });
        expect(one.signalId).toBe(id);
        expect(joint.map(({ kind }) => kind)).toContain(one.kind);
      }
    }
    const all = (await server.client.listSignals({ limit: 500 })).items.flatMap(({ deviations }) => deviations);
    expect(new Set(all).size).toBe(all.length);
  });

  test('chance stays within the budget of a city', () => {
    expect(clean.joint.length).toBeGreaterThan(0);
    expect(clean.joint.length / (HOURS / 168)).toBeLessThan(0.6);
  });

  test('nothing but not found', async () => {
    expect((await server.send('GET', '/v1/signals/99999')).status).toBe(404);
  });
});

describe('a city', () => {
  test('gets its shape later: its meters are then a group of it, judged anew out of the same days', async () => {
    const ring = [
      [5, 52],
      [6, 52],
      [6, 53],
      [5, 53],
      [5, 52],
    ];
    const feature = {
      type: 'Feature' as const,
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      properties: { code: 'GM1', name: 'Proefstad' },
    };
    const answer = await server.send('POST', '/v1/places-imports', {
      features: { type: 'FeatureCollection', features: [feature] },
      kind: 'municipality',
      codeProperty: 'code',
      nameProperty: 'name',
      parents: [],
      missingCodes: [],
      timeZone: 'Europe/Amsterdam',
      country: 'NL',
    });
    expect(answer).toMatchObject({ status: 200, body: { created: 1 } });
    const joint = await until('the city has what its meters showed together', async () => {
      await server.rooms.rhythm.settle();
      const { items } = await server.client.listSignals({ joint: true });
      return items.length > 0 && items.every(({ placeName }) => placeName === 'Proefstad') && items;
    });
    expect(joint.flatMap((one) => one.joint)).toHaveLength(clean.joint.length);
    expect(joint[0]?.sentence).toContain('in heel Proefstad');
    const here = joint[0]?.placeId ?? 0;
    expect((await server.client.listSignals({ place: here, joint: true })).items).toHaveLength(joint.length);
  });
});

describe('late readings, a meter that comes last, a kill in the middle', { timeout: 180_000 }, () => {
  test('tell the same as readings in order', async () => {
    const first = await startTestServer({ store: 'embedded' });
    folders.push(first.dataDir);
    const datastreams = await makeMeters(first);
    const all = soundReadings(datastreams);
    const random = seeded(5);
    const last = datastreams.at(-1);
    const isLate = new Map(all.map((reading) => [reading, reading.datastream === last || random() < 0.03]));
    const onTime = all.filter((reading) => !isLate.get(reading));
    const late = all.filter((reading) => isLate.get(reading));
    await send(first, onTime.slice(0, 3_000));
    await first.halt();

    const child = serve(first.dataDir, { ADMIN_KEY: '' });
    const address = await child.ready();
    await send(address, onTime.slice(3_000));
    await until('the group has judged on', async () => {
      const signals = await fetch(`${address.url}/v1/signals?joint=true`);
      return ((await signals.json()) as { items: unknown[] }).items.length > 0;
    });
    await send(address, late.slice(0, late.length / 2));
    await child.kill();

    const again = await startTestServer({ dataDir: first.dataDir, store: 'embedded' });
    await again.rooms.rhythm.settle();
    for (let at = Math.floor(late.length / 2); at < late.length; at += 150) await send(again, late.slice(at, at + 150));
    const mixed = await settledAndStored(again, 'embedded');
    const now = await told(mixed);
    await mixed.halt();
    expect(now.joint).toEqual(clean.joint);
    expect(now.signals).toEqual(clean.signals);
    expect(now.group).toEqual(clean.group);
  });

  test('meters that come one after the other while the group judges: none is left out', async () => {
    const first = await startTestServer();
    folders.push(first.dataDir);
    const datastreams = await makeMeters(first);
    const all = soundReadings(datastreams);
    const { groups } = first.rooms.rhythm.keeper;
    const judging: Promise<void>[] = [];
    for (const id of datastreams) {
      const own = all.filter(({ datastream }) => datastream === id);
      for (let at = 0; at < own.length; at += 400) {
        judging.push(groups.advance());
        await send(first, own.slice(at, at + 400));
      }
    }
    await Promise.all(judging);
    const after = await settledAndStored(first);
    const now = await told(after);
    await after.halt();
    expect(now).toEqual(clean);
  });
});
