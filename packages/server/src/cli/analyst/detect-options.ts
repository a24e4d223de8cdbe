import { InvalidArgumentError } from 'commander';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @example parseInterval('5m') // 300_000 */
export function parseInterval(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const intervalMs = Number(number) * (UNITS_MS[unit ?? ''] ?? Number.NaN);
  if (!(intervalMs > 0)) throw new InvalidArgumentError('must be a time such as 30s, 5m, 1h or 1d.');
  return intervalMs;
}

export function parseValue(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError('must be a number.');
  return value;
}

export function parsePositive(text: string): number {
  const value = parseValue(text);
  if (!(value > 0)) throw new InvalidArgumentError('must be above 0.');
  return value;
}

export function parseShare(text: string): number {
  const value = parseValue(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('must be from 0 to 1.');
  return value;
}

/** For an option that may be given more than once; the first one given takes the place of `unless`. */
export function collector(unless: readonly string[]): (text: string, before: readonly string[]) => readonly string[] {
  return (text, before) => (before === unless ? [text] : [...before, text]);
}
