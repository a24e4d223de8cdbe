import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { WijkritmeError } from '@wijkritme/contract';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** What a guess costs, in the terms of scrypt (RFC 7914). */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and three passes a password: one of the settings that OWASP's Password Storage Cheat Sheet gives for scrypt. */
export const passwordCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
const MAX_MEMORY = 64 * 1024 * 1024;
const HASH_BYTES = 32;
/** Passwords that are worked on or wait at a time: each takes memory and a core for a moment. */
const AT_ONCE = 2;
const WAITING = 20;
const busy = {
  nl: 'Er melden zich nu veel mensen tegelijk aan. Probeer het zo opnieuw.',
  en: 'Many people are signing in right now. Try again in a moment.',
} as const;

/** Keeps passwords as hashes that are slow to guess. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #queue: (() => void)[] = [];
  #working = 0;

  constructor(cost: PasswordCost = passwordCost) {
    this.#cost = cost;
  }

  /** @returns `scrypt$N$r$p$salt$hash`, so that the cost can be raised later */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const hash = await this.#derive(password, salt, this.#cost);
    return `${this.#head()}${salt.toString('base64')}$${hash.toString('base64')}`;
  }

  /** Takes as long without a stored hash, so that the time does not tell which addresses have an account. */
  async isRight(password: string, stored: string | undefined): Promise<boolean> {
    const nobody = `${this.#head()}${Buffer.alloc(16).toString('base64')}$`;
    const [, N, r, p, salt = '', hash = ''] = (stored ?? nobody).split('$');
    const cost = { N: Number(N), r: Number(r), p: Number(p) };
    const own = await this.#derive(password, Buffer.from(salt, 'base64'), cost);
    const kept = Buffer.from(hash, 'base64');
    return stored !== undefined && kept.length === own.length && timingSafeEqual(kept, own);
  }

  #head(): string {
    const { N, r, p } = this.#cost;
    return `scrypt$${N}$${r}$${p}$`;
  }

  async #derive(password: string, salt: Buffer, { N, r, p }: PasswordCost): Promise<Buffer> {
    await this.#enter();
    try {
      // The same characters may be typed in more than one way (NIST SP 800-63B-4, 3.1.1.2: normalise).
      return await derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: MAX_MEMORY });
    } finally {
      this.#working -= 1;
      this.#queue.shift()?.();
    }
  }

  async #enter(): Promise<void> {
    if (this.#working >= AT_ONCE) {
      if (this.#queue.length >= WAITING) throw new WijkritmeError('busy', busy, { retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    }
    this.#working += 1;
  }
}
