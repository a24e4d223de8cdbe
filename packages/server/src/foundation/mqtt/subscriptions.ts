import { limits } from '@wijkritme/contract';
import type { Principal } from '../principals.ts';
import type { EndReason } from './listener.ts';

/** One connection that listens. */
export interface Subscriber {
  /** Without a key: hears what anybody may read, and has limits of its own. */
  readonly isGuest: boolean;
  /** Asked for each message: a key can be revoked while its connection is open. */
  principal(): Principal | undefined;
  /** Ends the connection instead when it has not taken what it was sent before. */
  send(topic: string, payload: Buffer): void;
  /** It would miss a message: its connection ends, so that it comes back and reads what it missed. */
  end(reason: EndReason): void;
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
  readonly #ends = new Map<C, Map<string, Promise<(() => void) | undefined>>>();
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
    const known = own.get(topic);
    if (known) return (await known) !== undefined;
    if (topic.length > MAX_TOPIC || own.size >= limits.mqttSubscriptions) return false;
    const asked = this.#rule(subscriber, topic).catch(() => undefined);
    own.set(topic, asked); // counts while it is being looked at
    const end = await asked;
    if (!end && own.get(topic) === asked) own.delete(topic);
    return end !== undefined;
  }

  remove(client: C, topics: readonly string[]): void {
    const own = this.#ends.get(client);
    for (const topic of topics) {
      endOnceKnown(own?.get(topic));
      own?.delete(topic);
    }
  }

  forget(client: C): void {
    for (const asked of this.#ends.get(client)?.values() ?? []) endOnceKnown(asked);
    this.#ends.delete(client);
  }
}

/** Also of one that is still being looked at: its connection may leave meanwhile. */
function endOnceKnown(asked: Promise<(() => void) | undefined> | undefined): void {
  asked?.then((end) => end?.());
}
