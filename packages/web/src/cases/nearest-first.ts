/** So many signals are proposed for a case. */
const MOST = 10;

interface Begun {
  readonly start: string;
}

/**
 * Signals that are not in a case yet, the one that began nearest to one of its own first; of two as near the newest.
 * @example nearestFirst([{ id: 2, start: '2026-11-20T21:00:00Z' }], [{ signalId: 2, start: '2026-11-20T21:00:00Z' }]) // []
 */
export function nearestFirst<T extends Begun & { readonly id: number }>(
  around: readonly T[],
  own: readonly (Begun & { readonly signalId: number })[],
): T[] {
  const known = new Set(own.map(({ signalId }) => signalId));
  const starts = own.map(({ start }) => Date.parse(start));
  const away = ({ start }: Begun) => Math.min(...starts.map((at) => Math.abs(at - Date.parse(start))));
  return around
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => away(a) - away(b) || b.id - a.id)
    .slice(0, MOST);
}
