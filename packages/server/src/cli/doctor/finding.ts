import type { Words } from '../terminal.ts';

/** What one check found; `mend` where something is wrong. */
export interface Finding {
  readonly check: string;
  readonly isOk: boolean;
  readonly found: Words;
  readonly mend?: Words;
}

export const ok = (check: string, nl: string, en: string): Finding => ({ check, isOk: true, found: { nl, en } });
export const wrong = (check: string, found: Words, mend: Words): Finding => ({ check, isOk: false, found, mend });
