import { createHash } from 'node:crypto';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type FeedFault, limits } from '@wijkritme/contract';
import type { MqttClient as Client, IPublishPacket } from 'mqtt';
import { PacketGuard } from './packet-guard.ts';

export interface BrokerAddress {
  /** `mqtts://host:port`, or `mqtt://` where the installation allows it. */
  readonly origin: string;
  readonly username: string;
  readonly key: string;
  readonly topic: string;
}

export interface BrokerEnds {
  /** Resolves when the message is stored, or can be let go; only then is it acknowledged. */
  readonly onMessage: (message: Message) => Promise<void>;
  readonly onUp: () => void;
  /** Once, when the line ends by itself. */
  readonly onDown: (fault: FeedFault) => void;
}

export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** The broker says that it may have come before. */
  readonly again: boolean;
}

/** CONNACK codes [MQTT-3.2.2.3]: 4 is a bad name or key, 5 not allowed. */
const KEY_REFUSED = [4, 5];

/**
 * One connection to a broker elsewhere, listening to one topic. Messages are taken one at a time, so what waits is held by the network and
 * not by us; one that could not be stored is not acknowledged and ends the line, so that the broker sends it again. It does not come back by itself.
 */
export class BrokerLine {
  readonly #address: BrokerAddress;
  readonly #ends: BrokerEnds;
  #client: Client | undefined;
  #fault: FeedFault = 'unreachable';
  #isOver = false;

  constructor(address: BrokerAddress, ends: BrokerEnds) {
    this.#address = address;
    this.#ends = ends;
  }

  /** Resolves when it is on its way. The library is loaded by the first line. */
  async open(): Promise<void> {
    const { MqttClient } = await import('mqtt');
    if (this.#isOver) return;
    const { username, key, topic, origin } = this.#address;
    const client = new MqttClient(() => this.#connect(), {
      clientId: `wijkritme-${digestOf(`${origin} ${username} ${topic}`)}`,
      username,
      password: key,
      // What comes while we are away is kept by a broker that keeps sessions.
      clean: false,
      reconnectPeriod: 0,
      connectTimeout: limits.feedMs,
      keepalive: 60,
      resubscribe: false,
    });
    this.#client = client;
    client.handleMessage = (packet, done) => this.#handle(packet as IPublishPacket, done);
    client.on('connect', () => this.#subscribe(client, topic));
    client.on('error', (cause) => {
      const { code } = cause as { code?: unknown };
      if (typeof code === 'number' && KEY_REFUSED.includes(code)) this.#fault = 'key-refused';
      else if (/connack timeout/i.test(cause.message)) this.#fault = 'timeout';
      this.#end();
    });
    client.on('close', () => this.#end());
  }

  /** Ends it without a word to `onDown`. */
  async close(): Promise<void> {
    this.#isOver = true;
    const client = this.#client;
    if (client) await new Promise<void>((resolve) => client.end(true, {}, () => resolve()));
  }

  #connect() {
    const { protocol, hostname, port } = new URL(this.#address.origin);
    const isTls = protocol === 'mqtts:';
    const host = hostname.replace(/^\[|\]$/g, '');
    const at = { host, port: Number(port) || (isTls ? 8883 : 1883) };
    const socket = isTls ? connectTls({ ...at, servername: host }) : connectPlain(at);
    const guard = new PacketGuard(limits.mqttMessageBytes);
    socket.on('data', (bytes: Buffer) => {
      if (guard.take(bytes)) return;
      this.#fault = 'too-large';
      socket.destroy();
    });
    // The client hears of it too; without a listener here an early error would end the process.
    socket.on('error', () => {});
    return socket;
  }

  #subscribe(client: Client, topic: string): void {
    client.subscribe(topic, { qos: 1 }, (cause, granted) => {
      const isRefused = cause !== null || granted?.some(({ qos }) => qos === 128) === true;
      if (!isRefused) return this.#ends.onUp();
      this.#fault = 'key-refused';
      this.#end();
    });
  }

  #handle({ topic, payload, dup }: IPublishPacket, done: (cause?: Error) => void): void {
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    this.#ends.onMessage({ topic, payload: bytes, again: dup }).then(
      () => done(),
      () => {
        // Not acknowledged: it is sent again to whoever connects next.
        this.#fault = 'not-stored';
        this.#end();
      },
    );
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#client?.end(true);
    this.#ends.onDown(this.#fault);
  }
}

/** So that nothing of a name stands in what others may log. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
