import { type Locale, toTag } from './locale.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/**
 * The two largest units, rounded to the smaller of them.
 * @example formatDuration(9_000_000, 'nl') // '2 uur en 30 minuten'
 */
export function formatDuration(ms: number, locale: Locale): string {
  if (!(ms >= 0)) throw new RangeError(`invalid duration: ${ms}`);
  const first = Math.max(
    0,
    units.findIndex(([, size]) => ms >= size),
  );
  const at = ms < 1000 ? units.length - 1 : first;
  const smallest = units[Math.min(at + 1, units.length - 1)]![1];
  let rest = Math.round(ms / smallest) * smallest;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count === 0 && !(unit === 'second' && parts.length === 0)) continue;
    parts.push(new Intl.NumberFormat(toTag(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  }
  return new Intl.ListFormat(toTag(locale), { type: 'conjunction' }).format(parts);
}
