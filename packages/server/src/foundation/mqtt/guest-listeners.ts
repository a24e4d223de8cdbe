import { limits } from '@wijkritme/contract';
import { Turnstile } from '../turnstile.ts';

/**
 * How much connections without a key may listen to: few topics each, few connections of one address and of all, and few subscriptions in a
 * minute, which cost a look at who listens to what.
 * @typeParam C whatever stands for a connection
 */
export class GuestListeners<C extends object = object> {
  readonly #asked = new Map<C, { readonly address: string; topics: number }>();
  readonly #subscribes = new Turnstile(limits.guestSubscribesPerAddress, limits.guestSubscribesPerMinute);

  /**
   * May this connection subscribe to one topic more? What it asked for counts, also when it left that again.
   * @param now UTC ms
   */
  admits(connection: C, address: string, now: number): boolean {
    if (!this.#subscribes.admits(address, now)) return false;
    const known = this.#asked.get(connection);
    if (known) {
      known.topics += 1;
      return known.topics <= limits.guestTopics;
    }
    const listening = [...this.#asked.values()].filter((one) => one.address === address).length;
    if (this.#asked.size >= limits.guestListeners || listening >= limits.guestListenersPerAddress) return false;
    this.#asked.set(connection, { address, topics: 1 });
    return true;
  }

  forget(connection: C): void {
    this.#asked.delete(connection);
  }

  isListening(connection: C): boolean {
    return this.#asked.has(connection);
  }
}
