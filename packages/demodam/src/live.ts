import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '@wijkritme/contract';
import { connect, type MqttClient } from 'mqtt';
import { clockOf, type DemodamOptions, type Handle } from './options.ts';
import { toInstant } from './rhythm/instant.ts';
import { createValues, type ValueAt, type World } from './rhythm/values.ts';
import { nextMoment } from './sensors/series.ts';

/** Never sleep longer than this at once, so that a changed clock or a machine that slept is noticed. */
const LONGEST_SLEEP_MS = 30 * SECOND;
const RECONNECT_MS = 2 * SECOND;
/** CONNACK return codes for a wrong name or key [MQTT-3.2.2-4]; trying again would not help. */
const REFUSED = [4, 5];

/**
 * Publishes each reading at its moment over MQTT with QoS 1 until the signal aborts. One reading is under way at a time:
 * while the server is away the oldest waits for its PUBACK and the rest follow in order, computed when their turn comes.
 */
export async function runLive(options: DemodamOptions, handles: readonly Handle[]): Promise<void> {
  const { signal } = options;
  if (signal?.aborted || !handles[0]) return;
  const client = connect(options.mqttUrl, {
    username: 'demodam',
    password: options.key,
    reconnectPeriod: RECONNECT_MS,
    clientId: `demodam-${process.pid}`,
  });
  const stopped = new Promise<'stopped'>((resolve) => signal?.addEventListener('abort', () => resolve('stopped')));
  const refused = new Promise<never>((_, reject) => {
    // Without a listener a lost connection would end the process; the client reconnects by itself.
    client.on('error', (cause) => {
      if ('code' in cause && REFUSED.includes(Number(cause.code))) reject(cause);
    });
  });
  try {
    await Promise.race([publishAll(client, options, handles), stopped, refused]);
  } catch (cause) {
    if (!signal?.aborted) throw cause;
  } finally {
    await client.endAsync(true);
  }
}

async function publishAll(client: MqttClient, options: DemodamOptions, handles: readonly Handle[]): Promise<void> {
  const now = clockOf(options);
  const valuesFor = valuesOf(handles);
  const due = handles.map((handle) => ({ handle, at: nextMoment(handle.series, handle.until) }));
  for (let sent = 0; !options.signal?.aborted; ) {
    const next = due.reduce((a, b) => (b.at < a.at ? b : a));
    const waitMs = next.at - now();
    if (waitMs > 0) {
      await sleep(Math.min(waitMs, LONGEST_SLEEP_MS), undefined, { signal: options.signal });
      continue;
    }
    const { handle, at } = next;
    const result = valuesFor(handle)(handle.series, at);
    if (result !== null) {
      const payload = JSON.stringify({ phenomenonTime: toInstant(at), result });
      await client.publishAsync(`v1.1/Datastreams(${handle.datastreamId})/Observations`, payload, { qos: 1 });
      options.onProgress?.({ stage: 'live', done: ++sent, total: 0 });
    }
    next.at = nextMoment(handle.series, at);
  }
}

/** All handles of one start belong to one city. */
function valuesOf(handles: readonly Handle[]): (handle: Handle) => ValueAt {
  const known = new Map<World, ValueAt>();
  for (const { world } of handles) if (!known.has(world)) known.set(world, createValues(world));
  return ({ world }) => known.get(world) ?? createValues(world);
}
