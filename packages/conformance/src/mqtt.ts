import { connectAsync, type MqttClient } from 'mqtt';
import { endpointNames, endpointsOf, isBroker } from './endpoints.ts';
import { Failure, Skip } from './failure.ts';
import type { Entity } from './server.ts';
import type { Trial } from './trial.ts';

const WAIT_SECONDS = 5;
const STEP_MS = 50;

/** The broker under test during one requirement. */
export interface Broker {
  /** What came in since the subscription. */
  readonly messages: readonly Entity[];
  /** `http://host/FROST/v1.1/Things(1)` → `v1.1/Things(1)`. */
  topicOf(link: string): string;
  publish(topic: string, message: unknown): Promise<unknown>;
  subscribe(topic: string): Promise<unknown>;
  /** Ask until there is an answer, as long as one may take. */
  eventually<T>(ask: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** @throws Skip without an address, Failure where nobody answers */
export async function withBroker(trial: Trial, use: (broker: Broker) => Promise<void>): Promise<void> {
  const { mqttUser, mqttPassword, key, waitSeconds = WAIT_SECONDS } = trial.options;
  const url = trial.options.mqtt ?? (await endpointOf(trial));
  const options = {
    username: mqttUser ?? (key === undefined ? undefined : 'conformance'),
    password: mqttPassword ?? key,
    connectTimeout: waitSeconds * 1_000,
    reconnectPeriod: 0,
  };
  const client = await connectAsync(url, options, false).catch((cause: unknown) => {
    throw new Failure(`CONNECT ${url}`, 'a connection', String(cause));
  });
  try {
    await use(brokerOf(client, trial.server.base, waitSeconds * 1_000));
  } finally {
    await client.endAsync(true);
  }
}

/** The first that the root names; a key goes to no other host because an answer says so. @throws Skip without one */
async function endpointOf(trial: Trial): Promise<string> {
  const { hostname } = new URL(trial.server.base);
  const named = await Promise.all(endpointNames.map((name) => endpointsOf(trial, name)));
  const endpoints = named.flat().filter(isBroker);
  const found = endpoints.find((url) => new URL(url).hostname === hostname);
  if (found !== undefined) return found;
  const reason =
    endpoints.length === 0 ? 'the root names none' : `the root names ${endpoints[0]}, which is another host`;
  throw new Skip(`no address of a broker was given (--mqtt URL), and ${reason}`);
}

function brokerOf(client: MqttClient, base: string, waitMs: number): Broker {
  const messages: Entity[] = [];
  client.on('message', (_topic, payload) => messages.push(parse(payload)));
  const version = base.slice(base.lastIndexOf('/') + 1);
  return {
    messages,
    topicOf: (link) => version + link.slice(base.length),
    publish: (topic, message) => client.publishAsync(topic, JSON.stringify(message), { qos: 1 }),
    subscribe: (topic) => client.subscribeAsync(topic, { qos: 1 }),
    eventually: async (ask) => {
      for (let waited = 0; waited < waitMs; waited += STEP_MS) {
        const found = await ask();
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      }
      return undefined;
    },
  };
}

function parse(payload: Buffer): Entity {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Entity) : { value };
  } catch {
    return { text: payload.toString('utf8') };
  }
}
