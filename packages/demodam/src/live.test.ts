import { MINUTE } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { startFakeBroker } from '../testing/fake-server.ts';
import { runLive } from './live.ts';
import type { Handle } from './options.ts';
import { createValues } from './rhythm/values.ts';
import { SERIES } from './sensors/series.ts';

const BIRTH = Date.UTC(2026, 10, 22, 6, 30);
const world = { seed: 1, birth: BIRTH };
const handles: Handle[] = SERIES.map((series, i) => ({ thingId: i, datastreamId: i, series, world, until: BIRTH }));

/** Publishes until `count` messages came; the clock stands ten minutes after the last reading. */
async function publishSome(count: number, onMessage: (n: number, cut: () => void) => void) {
  const stop = new AbortController();
  const messages: { topic: string; phenomenonTime: string; result: number }[] = [];
  const broker = await startFakeBroker((topic, payload) => {
    messages.push({ topic, ...JSON.parse(payload) });
    onMessage(messages.length, broker.cut);
    if (messages.length === count) stop.abort();
  });
  const options = { baseUrl: '', key: 'key', mqttUrl: broker.url, signal: stop.signal, now: () => BIRTH + 10 * MINUTE };
  await runLive(options, handles);
  await broker.stop();
  return messages;
}

test('readings come over MQTT in the order of time, with the values of history', async () => {
  const valueAt = createValues(world);
  const messages = await publishSome(100, () => {});
  const times = messages.map((message) => message.phenomenonTime);
  expect(times).toEqual([...times].sort());
  for (const { topic, phenomenonTime, result } of messages) {
    const series = SERIES[Number(/^v1\.1\/Datastreams\((\d+)\)\/Observations$/.exec(topic)?.[1])];
    expect(series && valueAt(series, Date.parse(phenomenonTime))).toBe(result);
  }
});

test('a cut connection loses no reading', async () => {
  const whole = await publishSome(40, () => {});
  const cut = await publishSome(41, (n, cutAll) => n === 20 && cutAll());
  const keys = (list: typeof whole) => [...new Set(list.map((one) => `${one.topic} ${one.phenomenonTime}`))];
  expect(keys(cut).slice(0, 40)).toEqual(keys(whole));
});
