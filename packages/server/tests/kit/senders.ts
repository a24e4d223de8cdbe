import type { MqttClient } from 'mqtt';
import { connectDevice, endDevice, publishReading } from './mqtt-device.ts';
import type { Reading } from './seeded.ts';

interface Job {
  readonly by: 'single' | 'array' | 'mqtt';
  readonly readings: readonly Reading[];
}

/** Several senders at once over all three ways in, as devices do it: next when the last was acknowledged. */
export class Senders {
  readonly #url: string;
  readonly #key: string;
  readonly #mqtt: MqttClient;
  acknowledged = 0;
  /** Why sending stopped, when it did. */
  failure: unknown;

  private constructor(url: string, key: string, mqtt: MqttClient) {
    this.#url = url;
    this.#key = key;
    this.#mqtt = mqtt;
  }

  static async connect({ url, mqttPort }: { url: string; mqttPort: number }, key: string): Promise<Senders> {
    return new Senders(url, key, await connectDevice(mqttPort, key));
  }

  /** @returns what was not acknowledged when the server went away */
  async send(
    readings: readonly Reading[],
    random: () => number,
    onAcknowledged: (done: readonly Reading[]) => void,
  ): Promise<Reading[]> {
    const jobs = plan(readings, random).reverse();
    const unsent: Reading[] = [];
    let isGone = false;
    const work = async () => {
      for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
        try {
          if (isGone) throw new Error('gone');
          await this.#sendJob(job);
          this.acknowledged += job.readings.length;
          onAcknowledged(job.readings);
        } catch (cause) {
          if (!isGone) this.failure = cause;
          isGone = true;
          unsent.push(...job.readings);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    return unsent.sort((a, b) => a.time - b.time);
  }

  async #sendJob({ by, readings }: Job): Promise<void> {
    const [first] = readings;
    if (!first) return;
    if (by === 'mqtt') await Promise.all(readings.map((one) => publishReading(this.#mqtt, one.datastream, body(one))));
    else if (by === 'single') await this.#post(`/v1.1/Datastreams(${first.datastream})/Observations`, body(first));
    else {
      const answer = await this.#post('/v1.1/CreateObservations', groups(readings));
      const links = (await answer.json()) as string[];
      if (links.includes('error')) throw new Error('a row was refused');
    }
  }

  async #post(path: string, content: unknown): Promise<Response> {
    const answer = await fetch(this.#url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
      body: JSON.stringify(content),
    });
    if (answer.status !== 201 && answer.status !== 200) throw new Error(`status ${answer.status}`);
    return answer;
  }

  close(): Promise<void> {
    return endDevice(this.#mqtt);
  }
}

const body = ({ time, value }: Reading) => ({ phenomenonTime: new Date(time).toISOString(), result: value });

function groups(readings: readonly Reading[]) {
  const rows = new Map<number, unknown[]>();
  for (const { datastream, time, value } of readings) {
    const list = rows.get(datastream) ?? [];
    list.push([new Date(time).toISOString(), value]);
    rows.set(datastream, list);
  }
  return [...rows].map(([datastream, dataArray]) => ({
    Datastream: { '@iot.id': datastream },
    components: ['phenomenonTime', 'result'],
    dataArray,
  }));
}

function plan(readings: readonly Reading[], random: () => number): Job[] {
  const jobs: Job[] = [];
  for (let at = 0; at < readings.length; ) {
    const dice = random();
    const by = dice < 0.4 ? 'single' : dice < 0.7 ? 'array' : 'mqtt';
    const size = by === 'single' ? 1 : by === 'array' ? 1 + Math.floor(random() * 120) : 1 + Math.floor(random() * 20);
    jobs.push({ by, readings: readings.slice(at, at + size) });
    at += size;
  }
  return jobs;
}
