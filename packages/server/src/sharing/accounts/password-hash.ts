import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { WijkritmeError } from '@wijkritme/contract';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** 32 MiB and three passes a password: one of the settings that OWASP's Password Storage Cheat Sheet gives for scrypt. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const MAX_MEMORY = 64 * 1024 * 1024;
const HASH_BYTES = 32;
/** Passwords that are worked on or wait at a time: each takes memory and a core for a moment. */
const AT_ONCE = 2;
const WAITING = 20;

let working = 0;
const queue: (() => void)[] = [];

/** @returns `scrypt$N$r$p$salt$hash`, so that the cost can be raised later */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await run(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Takes as long without a stored hash, so that the time does not tell which addresses have an account. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? nobody).split('$');
  const own = await run(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  const kept = Buffer.from(hash, 'base64');
  return stored !== undefined && kept.length === own.length && timingSafeEqual(kept, own);
}

const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString('base64')}$`;

async function run(password: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  await enter();
  try {
    // The same characters may be typed in more than one way (NIST SP 800-63B-4, 3.1.1.2: normalise).
    return await derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: MAX_MEMORY });
  } finally {
    working -= 1;
    queue.shift()?.();
  }
}

async function enter(): Promise<void> {
  if (working >= AT_ONCE) {
    if (queue.length >= WAITING)
      throw new WijkritmeError(
        'busy',
        {
          nl: 'Er melden zich nu veel mensen tegelijk aan. Probeer het zo opnieuw.',
          en: 'Many people are signing in right now. Try again in a moment.',
        },
        { retryAfterSeconds: 5 },
      );
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  working += 1;
}
