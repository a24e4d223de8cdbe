/**
 * Chance without a memory: every number is a hash of the seed and of where it is used, so a value can be asked for
 * again, in any order, and is always the same.
 */

/** Mixes up to four integers into 32 bits (the finaliser of MurmurHash3 after each step). */
export function hash(a: number, b = 0, c = 0, d = 0): number {
  let h = mix((a | 0) ^ 0x9e3779b9);
  h = mix(Math.imul(h, 31) ^ (b | 0));
  h = mix(Math.imul(h, 31) ^ (c | 0));
  return mix(Math.imul(h, 31) ^ (d | 0)) >>> 0;
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Hash of a text, to give a name its own stream of chance. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Uniform in the open interval (0, 1). */
export function uniform(a: number, b = 0, c = 0, d = 0): number {
  return (hash(a, b, c, d) + 0.5) / 4_294_967_296;
}

/** Standard normal (Box-Muller). */
export function normal(a: number, b = 0, c = 0, d = 0): number {
  const u = uniform(a, b, c, d);
  const v = uniform(a ^ 0x5bd1e995, b, c, d);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

/** A running generator for layouts, where things are drawn one after another. */
export interface Random {
  next(): number;
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
}

/** @example createRandom(1).between(2, 3) // the same number each time */
export function createRandom(seed: number): Random {
  let drawn = 0;
  const next = () => uniform(seed, drawn++, 0x51ed);
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('pick from an empty list');
      return item;
    },
  };
}
