import { buildPassport } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';

const UNIT = { name: 'count', symbol: '{count}', definition: 'ucum:{count}' };
const TYPE = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
const WIDTH = 4;

/** Sends observations of a MultiDatastream, the same number in each place, until the server goes away. */
export class RowSender {
  /** Time (UTC ms) → number of what got a "yes". */
  readonly acknowledged = new Map<number, number>();
  readonly components: readonly number[];
  readonly #id: number;
  readonly #key: string;
  #time = Math.floor(Date.now() / 60_000) * 60_000 - 30 * 86_400_000;

  private constructor(id: number, components: readonly number[], key: string) {
    this.#id = id;
    this.components = components;
    this.#key = key;
  }

  static async create(server: TestServer): Promise<RowSender> {
    const made = await server.send<Record<string, unknown>>('POST', '/v1.1/MultiDatastreams', {
      name: 'samen',
      description: '',
      multiObservationDataTypes: Array.from({ length: WIDTH }, () => TYPE),
      unitOfMeasurements: Array.from({ length: WIDTH }, () => UNIT),
      properties: { passport: buildPassport() },
      Thing: { name: 'camera', description: '' },
      Sensor: { name: 'camera', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
      ObservedProperties: Array.from({ length: WIDTH }, (_, i) => ({
        name: `lijn ${i}`,
        definition: `https://example.org/${i}`,
        description: '',
      })),
    });
    const id = Number(made.body['@iot.id']);
    const path = `/v1.1/MultiDatastreams(${id})`;
    const thing = await server.send<Record<string, unknown>>('GET', `${path}/Thing`);
    const { key } = await server.client.createDeviceKey({ id: Number(thing.body['@iot.id']) });
    const below = await server.send<{ value: Record<string, unknown>[] }>('GET', `${path}/Datastreams`);
    const components = below.body.value.map((each) => Number(each['@iot.id']));
    return new RowSender(id, components, key);
  }

  async sendUntilGone(url: string): Promise<void> {
    const work = async () => {
      for (;;) {
        this.#time += 60_000;
        const time = this.#time;
        const value = (time / 60_000) % 1_000;
        const answer = await fetch(`${url}/v1.1/MultiDatastreams(${this.#id})/Observations`, {
          method: 'POST',
          headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            phenomenonTime: new Date(time).toISOString(),
            result: this.components.map(() => value),
          }),
        }).catch(() => undefined);
        if (!answer?.ok) return;
        this.acknowledged.set(time, value);
      }
    };
    await Promise.all([work(), work()]);
  }
}
