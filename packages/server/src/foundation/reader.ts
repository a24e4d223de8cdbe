import type { AccessRules } from './access.ts';
import type { Language } from './http/language.ts';
import type { Principal } from './principals.ts';

/** Who an answer is for, and in which language: it decides what of protected data is in it. Every call is one. */
export interface Reader {
  readonly principal: Principal;
  readonly language: Language;
  /** Is this one in the inner circle of this place, so that counts are shown as they were measured? */
  seesProtected(placeId: number | null): boolean;
}

export function toReader(access: AccessRules, principal: Principal, language: Language): Reader {
  return { principal, language, seesProtected: (placeId) => access.seesProtected(principal, placeId) };
}
