import { limits } from '@wijkritme/contract';
import type { Principal } from '../principals.ts';

/** One connection that listens. */
export interface Subscriber {
  /** Asked for each message: a key can be revoked while its connection is open. */
  principal(): Principal | undefined;
  /** It has not taken what it was sent before; more would be lost. */
  isBehind(): boolean;
  send(topic: string, payload: Buffer): void;
}

/** What a room does about a topic: undefined refuses it, otherwise called when the subscription ends. */
export type SubscribeRule = (subscriber: Subscriber, topic: string) => Promise<(() => void) | undefined>;

/** Longest topic that is looked at. */
const MAX_TOPIC = 2_000;

/**
 * Who listens to what, per connection. Deny by default: without a rule that takes the topic it is refused.
 * @typeParam C whatever stands for a connection
 */
export class Subscriptions<C extends object = object> {
  readonly #ends = new Map<C, Map<string, () => void>>();
  #rule: SubscribeRule = async () => undefined;

  use(rule: SubscribeRule): void {
    this.#rule = rule;
  }

  /** @returns whether the connection listens to the topic from now on */
  async add(client: C, subscriber: Subscriber, topic: string): Promise<boolean> {
    let own = this.#ends.get(client);
    if (!own) {
      own = new Map();
      this.#ends.set(client, own);
    }
    if (own.has(topic)) return true;
    if (topic.length > MAX_TOPIC || own.size >= limits.mqttSubscriptions) return false;
    own.set(topic, () => {}); // counts while it is being looked at
    const end = await this.#rule(subscriber, topic).catch(() => undefined);
    if (!end) {
      own.delete(topic);
      return false;
    }
    // It left meanwhile.
    if (this.#ends.get(client) !== own || !own.has(topic)) end();
    else own.set(topic, end);
    return true;
  }

  remove(client: C, topics: readonly string[]): void {
    const own = this.#ends.get(client);
    for (const topic of topics) {
      own?.get(topic)?.();
      own?.delete(topic);
    }
  }

  forget(client: C): void {
    for (const end of this.#ends.get(client)?.values() ?? []) end();
    this.#ends.delete(client);
  }
}
