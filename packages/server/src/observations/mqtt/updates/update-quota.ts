import { limits, SECOND } from '@wijkritme/contract';
import type { Clock } from '../../../foundation/clock.ts';
import type { Subscriber } from '../../../foundation/mqtt/subscriptions.ts';

/** How many messages subscribers get together in a second, so that a large import does not stop the intake. */
export class UpdateQuota {
  readonly #clock: Clock;
  #second = 0;
  #sent = 0;
  #toGuests = 0;

  constructor({ clock }: { readonly clock: Clock }) {
    this.#clock = clock;
  }

  /** Where one message more is too many, who would miss it is ended. */
  send(subscriber: Subscriber, topic: string, text: string): void {
    const second = Math.floor(this.#clock.now() / SECOND);
    if (second !== this.#second) {
      this.#second = second;
      this.#sent = 0;
      this.#toGuests = 0;
    }
    if (this.#isWithin(subscriber)) subscriber.send(topic, Buffer.from(text));
    else subscriber.end('too-many');
  }

  /** Who has no key takes nothing away from who has one. */
  #isWithin({ isGuest }: Subscriber): boolean {
    if (isGuest) return ++this.#toGuests <= limits.guestUpdatesPerSecond;
    return ++this.#sent <= limits.mqttUpdatesPerSecond;
  }
}
