import type { EffectVerdict } from '@wijkritme/engine';

/** An effect that was claimed where nothing was put in. */
export interface Claim {
  readonly id: string;
  readonly verdict: EffectVerdict;
  /** UTC ms. */
  readonly startMs: number;
  readonly endMs: number;
}

/** Claims of one place in one direction whose weeks overlap, as one change. */
export interface ClaimedChange {
  readonly id: string;
  readonly verdict: EffectVerdict;
  readonly startMs: number;
  readonly endMs: number;
  readonly claims: number;
}

/** How many changes claims tell of: measures overlap, so one change is met by several of them. */
export function claimedChanges(claims: readonly Claim[]): ClaimedChange[] {
  const ordered = [...claims].sort(
    (a, b) => compare(a.id, b.id) || compare(a.verdict, b.verdict) || a.startMs - b.startMs,
  );
  const changes: ClaimedChange[] = [];
  for (const claim of ordered) {
    const last = changes.at(-1);
    const isSame = last?.id === claim.id && last.verdict === claim.verdict && claim.startMs < last.endMs;
    if (isSame) changes[changes.length - 1] = { ...last, endMs: claim.endMs, claims: last.claims + 1 };
    else changes.push({ ...claim, claims: 1 });
  }
  return changes;
}

/** @example toText(changes) // 'Briggate more 2013-03 ×2' */
export function toText(changes: readonly ClaimedChange[]): string {
  return changes
    .map(({ id, verdict, startMs, claims }) => {
      const month = new Date(startMs).toISOString().slice(0, 7);
      return `${id} ${verdict === 'probably-less' ? 'less' : 'more'} ${month} ×${claims}`;
    })
    .join(', ');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
