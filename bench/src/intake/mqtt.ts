import type { Result } from '../harness/bars.ts';
import { withUsage } from '../harness/usage.ts';
import { MqttDevice, publishPacket } from '../load/raw-mqtt.ts';
import { readingAt } from '../load/signal.ts';
import { type Bench, toResult } from './measurement.ts';

const CLIENTS = 50;
const WINDOW = 20;
const MESSAGES = 4_000;

/** QoS 1, fifty devices with hand-written packets, twenty messages of each under way. */
export async function measureMqtt(bench: Bench): Promise<Result> {
  const { server, town, timeline } = bench;
  const messages = Math.ceil(MESSAGES * bench.scale);
  const work = Array.from({ length: CLIENTS }, (_, i) => {
    const own = town.datastreams.filter((_, at) => at % CLIENTS === i);
    return Array.from({ length: messages }, (_, n) => {
      const id = own[n % own.length] as number;
      const time = timeline.take(id);
      const payload = `{"phenomenonTime":"${new Date(time).toISOString()}","result":${readingAt(id, time)}}`;
      return publishPacket(`v1.1/Datastreams(${id})/Observations`, payload, n + 1);
    });
  });
  const devices = await Promise.all(work.map((_, i) => MqttDevice.open(server.mqttPort, `bench-${i}`, server.key)));
  const { result, usage } = await withUsage(server, async () => {
    const start = performance.now();
    const took = await Promise.all(devices.map((device, i) => device.sendAll(work[i] as Buffer[], WINDOW)));
    return { seconds: (performance.now() - start) / 1_000, took: took.flatMap((times) => [...times]) };
  });
  for (const device of devices) device.close();
  const load = { ...result, readings: CLIENTS * messages, wrong: 0 };
  const what = 'MQTT QoS 1, 50 clients, window 20, raw packets';
  return toResult(server, { what, bar: bench.bars.mqtt, load, usage, expected: timeline.taken() });
}
