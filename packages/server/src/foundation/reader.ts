import type { Language } from './http/language.ts';
import type { Principal } from './principals.ts';

/** Who an answer is for, and in which language: it decides what of protected data is in it. Every call is one. */
export interface Reader {
  readonly principal: Principal;
  readonly language: Language;
}
