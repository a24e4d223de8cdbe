import { limits, SECOND } from '@wijkritme/contract';
import type { Clock } from '../../../foundation/clock.ts';
import type { Metrics } from '../../../foundation/metrics.ts';

/** How many messages subscribers get together in a second, so that a large import does not stop the intake. */
export class UpdateQuota {
  readonly #clock: Clock;
  readonly #metrics: Pick<Metrics, 'updatesDropped'>;
  #second = 0;
  #sent = 0;

  constructor({ clock, metrics }: { readonly clock: Clock; readonly metrics: Pick<Metrics, 'updatesDropped'> }) {
    this.#clock = clock;
    this.#metrics = metrics;
  }

  /** @returns false, and counts it, where one message more is too many */
  take(): boolean {
    const second = Math.floor(this.#clock.now() / SECOND);
    if (second !== this.#second) {
      this.#second = second;
      this.#sent = 0;
    }
    this.#sent += 1;
    if (this.#sent <= limits.mqttUpdatesPerSecond) return true;
    this.drop(1);
    return false;
  }

  drop(messages: number): void {
    this.#metrics.updatesDropped.inc(messages);
  }
}
