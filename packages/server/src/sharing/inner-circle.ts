import type { Principal } from '../foundation/principals.ts';

/**
 * May this one see counts as they were measured, in this place? Everybody else gets them as the passport says they may be
 * shown outside. Asked here and nowhere else. A device is outside: it knows what it measured itself.
 */
export function isInnerCircle(principal: Principal, _placeId: number | null): boolean {
  return principal.kind === 'administrator';
}
