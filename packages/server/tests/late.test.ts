import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { type Learned, learned, replay, settled, storedReadings } from './kit/replay.ts';
import { type Reading, seeded, streetReadings } from './kit/seeded.ts';

const EVERY_MS = 1_200_000;
const TO = Date.UTC(2026, 9, 1);
const FROM = TO - 50 * 86_400_000;
const clock = new FakeClock(TO);
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

async function makeStreams(n: number): Promise<readonly number[]> {
  const passport = buildPassport({ intervalSeconds: EVERY_MS / 1_000 });
  return (await buildThing(server, { datastreams: n, passport })).datastreams;
}

async function send(stream: number, readings: readonly Reading[]): Promise<void> {
  const dataArray = readings.map(({ time, value }) => [new Date(time).toISOString(), value]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const answer = await server.send('POST', '/v1.1/CreateObservations', [group], { prefer: 'return=minimal' });
  expect(answer.body).toMatchObject({ refusedTotal: 0 });
}

/** @param seen as for `replay`: whether the replay has looked at the clock */
async function expectAsReplayed(stream: number, seen: { readonly now?: number } = {}): Promise<Learned> {
  await settled(server);
  const all = await storedReadings(server);
  const own = all.filter(({ datastream }) => datastream === stream);
  const clean = replay(server, stream, own, seen);
  const kept = await learned(server, stream);
  expect(kept.deviations).toEqual(clean.deviations);
  expect(kept.days).toEqual(clean.days);
  expect(kept.state === clean.state, 'same state').toBe(true);
  return kept;
}

test('late, out of order and from behind: judged as if all had come in order', async () => {
  const [straight = 0, mixed = 0, backwards = 0] = await makeStreams(3);
  const readings = streetReadings(0, { from: FROM, to: TO, everyMs: EVERY_MS }, seeded(7));
  await send(straight, readings);
  const expected = await expectAsReplayed(straight);
  expect(expected.deviations.length).toBeGreaterThan(3);

  const random = seeded(8);
  const late: Reading[] = [];
  const onTime = readings.filter((reading) => {
    const isLate = random() < 0.1;
    if (isLate) late.push(reading);
    return !isLate;
  });
  for (let at = 0; at < onTime.length; at += 200) {
    await send(mixed, onTime.slice(at, at + 200));
    if (at % 400 === 0) await settled(server);
    await send(mixed, late.splice(0, Math.floor(random() * 12)));
  }
  await send(
    mixed,
    late.sort(() => random() - 0.5),
  );
  expect(await expectAsReplayed(mixed)).toEqual(expected);

  for (let at = readings.length; at > 0; at -= 300) await send(backwards, readings.slice(Math.max(0, at - 300), at));
  expect(await expectAsReplayed(backwards)).toEqual(expected);
});

test('corrected and deleted by hand: judged as if it had never been otherwise', async () => {
  const [stream = 0] = await makeStreams(1);
  const readings = streetReadings(0, { from: FROM, to: TO, everyMs: EVERY_MS }, seeded(11));
  await send(stream, readings);
  await expectAsReplayed(stream);
  const path = `/v1.1/Datastreams(${stream})/Observations?$orderby=phenomenonTime desc`;
  const { body } = await server.send<{ value: { '@iot.selfLink': string }[] }>('GET', `${path}&$top=400`);
  const links = body.value.map((reading) => reading['@iot.selfLink'].slice(server.url.length));
  // Some hours are much busier; a whole day goes, and the newest reading.
  for (const link of links.slice(380, 400)) await server.send('PATCH', link, { result: 900 });
  for (const link of [links[0] ?? '', ...links.slice(100, 180)]) await server.send('DELETE', link);
  const kept = await expectAsReplayed(stream);
  expect(kept.deviations.length).toBeGreaterThan(0);
  const newest = await server.send<{ value: { '@iot.selfLink': string }[] }>('GET', `${path}&$top=1`);
  expect(newest.body.value[0]?.['@iot.selfLink']).toContain(links[1]);
});

test('silent at the end: what the clock adds is the silence that goes on, and a replay that looks at it finds the same', async () => {
  const [stream = 0] = await makeStreams(1);
  const readings = streetReadings(0, { from: FROM, to: TO, everyMs: EVERY_MS }, seeded(13));
  const isOfToday = ({ time }: Reading) => time > TO - 5 * 3_600_000;
  const isLate = (_: Reading, i: number) => i % 9 === 4;
  const before = readings.filter((reading) => !isOfToday(reading));
  await send(
    stream,
    before.filter((reading, i) => !isLate(reading, i)),
  );
  const first = await expectAsReplayed(stream, { now: TO });
  const clockless = replay(
    server,
    stream,
    before.filter((reading, i) => !isLate(reading, i)),
  );
  const added = first.deviations.filter((one) => !clockless.deviations.includes(one));
  expect(added).toEqual([expect.stringMatching(/^silent \d+ open /)]);
  expect(clockless.deviations).toHaveLength(first.deviations.length - 1);
  expect(clockless.days).toEqual(first.days);
  expect(clockless.state === first.state).toBe(false);

  await send(stream, before.filter(isLate));
  const second = await expectAsReplayed(stream, { now: TO });
  expect(second.deviations.filter((one) => one.includes(' open '))).toHaveLength(1);
  await send(stream, readings.filter(isOfToday));
  const last = await expectAsReplayed(stream);
  expect(last.deviations.filter((one) => one.startsWith('silent') && one.includes(' open '))).toEqual([]);
});
