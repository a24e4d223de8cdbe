import { limits, MINUTE } from '@wijkritme/contract';

/** Addresses that are remembered; with more of them in a minute the limit for all together is what holds. */
const MOST_ADDRESSES = 2_000;

/**
 * How much connections without a key may listen to: few topics each, few connections of one address and of all, and few subscriptions in a
 * minute, which cost a look at who listens to what.
 * @typeParam C whatever stands for a connection
 */
export class GuestListeners<C extends object = object> {
  readonly #asked = new Map<C, { readonly address: string; topics: number }>();
  #minute = Number.NaN;
  #all = 0;
  readonly #byAddress = new Map<string, number>();

  /**
   * May this connection subscribe to one topic more? What it asked for counts, also when it left that again.
   * @param now UTC ms
   */
  admits(connection: C, address: string, now: number): boolean {
    if (!this.#isInTime(address, now)) return false;
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

  #isInTime(address: string, now: number): boolean {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#all = 0;
      this.#byAddress.clear();
    }
    const known = this.#byAddress.get(address) ?? 0;
    if (known >= limits.guestSubscribesPerAddress || this.#all >= limits.guestSubscribesPerMinute) return false;
    if (known > 0 || this.#byAddress.size < MOST_ADDRESSES) this.#byAddress.set(address, known + 1);
    this.#all += 1;
    return true;
  }
}
