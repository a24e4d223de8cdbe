/**
 * Where randomness comes from: so many fresh random bytes. The engine has none of its own. A server passes the secure
 * source of its platform; a test passes a seeded one.
 */
export type RandomBytes = (count: number) => Uint8Array;

export interface Draws {
  /** A whole number from 0 to limit − 1, each equally likely. @throws RangeError for a limit below 1 */
  below(limit: bigint): bigint;
}

/**
 * Exact uniform draws from random bytes: bits are masked and too large values drawn again, so that no value is favoured
 * and no floating-point number takes part.
 *
 * @example createDraws(randomBytes).below(6n) // 0n to 5n
 */
export function createDraws(bytes: RandomBytes): Draws {
  return {
    below(limit) {
      if (limit < 1n) throw new RangeError(`invalid limit: ${limit}`);
      if (limit === 1n) return 0n;
      const bits = (limit - 1n).toString(2).length;
      const mask = (1n << BigInt(bits)) - 1n;
      const count = Math.ceil(bits / 8);
      for (;;) {
        const value = toBigInt(bytes(count)) & mask;
        if (value < limit) return value;
      }
    },
  };
}

function toBigInt(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}
