import type { ClaimRule, RoleGrant } from '@wijkritme/contract';

export type Claims = Readonly<Record<string, unknown>>;

/**
 * The roles that a provider's claims give here. A value fits as a text, or as one of a list. A rule for a place that this
 * installation does not have gives nothing.
 *
 * @param placeOf code of a place → its number
 */
export function grantsOf(
  claims: Claims,
  rules: readonly ClaimRule[],
  placeOf: (code: string) => number | undefined,
): RoleGrant[] {
  return rules.flatMap<RoleGrant>(({ claim, value, role, place }) => {
    if (!holds(claimAt(claims, claim), value)) return [];
    if (place === undefined) return [{ role, placeId: null }];
    const placeId = placeOf(place);
    return placeId === undefined ? [] : [{ role, placeId }];
  });
}

/** `groups`, or `/realm_access/roles` for one inside another (RFC 6901 without escapes). */
export function claimAt(claims: Claims, name: string): unknown {
  const steps = name.startsWith('/') ? name.slice(1).split('/') : [name];
  return steps.reduce<unknown>((found, step) => (isRecord(found) ? found[step] : undefined), claims);
}

function holds(found: unknown, value: string): boolean {
  return Array.isArray(found) ? found.includes(value) : found === value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
