import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../harness/server.ts';
import { MqttDevice } from '../load/raw-mqtt.ts';

const DEVICES = 20;
const TICK_MS = 10;

export interface Sent {
  readonly datastream: number;
  /** Rises by one per datastream. */
  readonly order: number;
  /** phenomenonTime, ms. */
  readonly time: number;
}

export interface PaceOptions {
  readonly datastreams: readonly number[];
  readonly perSecond: number;
  readonly seconds: number;
  valueOf(sent: Sent): number;
  /** At the acknowledgement. */
  onAcked(sent: Sent): void;
}

/** An even stream of readings over MQTT, QoS 1, each datastream in its turn. @returns how many were acknowledged */
export async function sendPaced(server: Server, options: PaceOptions): Promise<number> {
  const { datastreams, perSecond, seconds } = options;
  const devices = await Promise.all(
    Array.from({ length: DEVICES }, (_, i) => MqttDevice.open(server.mqttPort, `paced-${i}`, server.key)),
  );
  const total = perSecond * seconds;
  const start = performance.now();
  let acked = 0;
  const underWay: Promise<void>[] = [];
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * perSecond));
    for (; sent < due; sent++) {
      const at = sent % datastreams.length;
      const datastream = datastreams[at] as number;
      const one: Sent = { datastream, order: Math.floor(sent / datastreams.length), time: Date.now() };
      const payload = `{"phenomenonTime":"${new Date(one.time).toISOString()}","result":${options.valueOf(one)}}`;
      // One device per datastream, so that its readings stay in order.
      const device = devices[at % DEVICES] as MqttDevice;
      const ack = device.publish(`v1.1/Datastreams(${datastream})/Observations`, payload).then(() => {
        acked += 1;
        options.onAcked(one);
      });
      underWay.push(ack);
    }
    await sleep(TICK_MS);
  }
  await Promise.race([Promise.all(underWay), sleep(10_000)]);
  for (const device of devices) device.close();
  return acked;
}
