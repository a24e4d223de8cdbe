import type { Duplex } from 'node:stream';
import { limits } from '@wijkritme/contract';
import type { Client } from 'aedes';

/**
 * Why a connection that listens was ended: it did not take what it was sent (`behind`), all listeners together were to get more
 * than may be (`too-many`), or what there was to tell piled up here (`waiting`).
 */
export type EndReason = 'behind' | 'too-many' | 'waiting';

/** What is sent to one connection. A listener that would miss a message is ended instead, so that it knows (decision 0175). */
export class Listener {
  readonly #client: Client;
  readonly #connection: Duplex;
  readonly #onEnd: (reason: EndReason) => void;
  readonly #mostUnsent: number;
  /** Bytes that were sent and that the connection has not taken yet. */
  #unsent = 0;
  #isEnded = false;

  constructor(
    client: Client,
    connection: Duplex,
    onEnd: (reason: EndReason) => void,
    mostUnsent: number = limits.mqttUnsentBytes,
  ) {
    this.#mostUnsent = mostUnsent;
    this.#client = client;
    this.#connection = connection;
    this.#onEnd = onEnd;
  }

  /** To this one alone, and QoS 0: its copy can differ from that of others. */
  send(topic: string, payload: Buffer): void {
    if (this.#isEnded) return;
    const bytes = topic.length + payload.length;
    this.#unsent += bytes;
    if (this.#unsent > this.#mostUnsent) {
      this.end('behind');
      return;
    }
    const packet = { cmd: 'publish', topic, payload, qos: 0, retain: false, dup: false } as const;
    this.#client.publish(packet, () => {
      this.#unsent -= bytes;
    });
  }

  end(reason: EndReason): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#onEnd(reason);
    this.#connection.destroy();
  }
}
