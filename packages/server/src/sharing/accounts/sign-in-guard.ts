import { MINUTE, SECOND, WijkritmeError } from '@wijkritme/contract';
import type { Clock } from '../../foundation/clock.ts';
import { Throttle } from './throttle.ts';

export interface Attempt {
  /** E-mail address or invitation that is tried. */
  readonly account: string;
  /** Network address it comes from. */
  readonly address: string;
  /** A browser in which this account was opened before; it has a count of its own. */
  readonly device?: string | undefined;
}

const WINDOW_MS = 15 * MINUTE;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 40;

/**
 * Slows down guessing, per account and per network address, and never for ever: after a quarter of an hour one may go on.
 * A known browser is counted apart, so that a stranger who guesses cannot lock somebody out at their own desk
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). Kept in memory: addresses are stored nowhere.
 */
export class SignInGuard {
  readonly #accounts: Throttle;
  readonly #devices: Throttle;
  readonly #addresses: Throttle;

  constructor(clock: Clock) {
    this.#accounts = new Throttle(clock, { limit: PER_ACCOUNT, windowMs: WINDOW_MS });
    this.#devices = new Throttle(clock, { limit: PER_ACCOUNT, windowMs: WINDOW_MS });
    this.#addresses = new Throttle(clock, { limit: PER_ADDRESS, windowMs: WINDOW_MS });
  }

  /**
   * Counts the attempt before it is made, so that many at once do not slip through.
   * @throws WijkritmeError rate_limited, the same whether the account exists or not
   */
  enter({ account, address, device }: Attempt): void {
    const own: [Throttle, string] = device === undefined ? [this.#accounts, account] : [this.#devices, device];
    const counts: [Throttle, string][] = device === undefined ? [own, [this.#addresses, address]] : [own];
    const waitMs = Math.max(...counts.map(([throttle, name]) => throttle.waitOf(name)));
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / SECOND);
      const minutes = Math.ceil(waitMs / MINUTE);
      throw new WijkritmeError(
        'rate_limited',
        {
          nl: `Dit is te vaak geprobeerd; wacht ${minutes} minuten.`,
          en: `Too many attempts; wait ${minutes} minutes.`,
        },
        { retryAfterSeconds },
      );
    }
    for (const [throttle, name] of counts) throttle.count(name);
  }

  /** The attempt was right: what went before is forgiven, of the account; the address keeps its count. */
  succeed({ account, device }: Attempt): void {
    if (device === undefined) this.#accounts.forgive(account);
    else this.#devices.forgive(device);
  }
}
