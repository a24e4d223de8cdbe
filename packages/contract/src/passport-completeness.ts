import type { Passport } from './passport.ts';

/** What a full passport has besides what is required; the order is that of the form. */
export const completenessFields = [
  'policyQuestion',
  'legalBasisId',
  'processing',
  'processingPlace',
  'personalDataReason',
  'recipients',
  'mobility',
  'observedArea',
  'signText',
  'hourRetentionDays',
  'dayRetentionDays',
  'afterWithdrawal',
  'reviewDate',
  'dpiaUrl',
] as const satisfies readonly (keyof Passport)[];
export type CompletenessField = (typeof completenessFields)[number];

export interface Completeness {
  readonly filled: number;
  readonly total: number;
  readonly missing: readonly CompletenessField[];
}

/**
 * How full a passport is. A DPIA is only asked for where there are personal data [GDPR art. 35]; what is required for
 * acceptance does not count, because it is always there.
 */
export function completenessOf(passport: Passport): Completeness {
  const asked = completenessFields.filter((field) => field !== 'dpiaUrl' || passport.personalData);
  const missing = asked.filter((field) => passport[field] === undefined);
  return { filled: asked.length - missing.length, total: asked.length, missing };
}
