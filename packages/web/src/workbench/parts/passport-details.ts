import { legalBases } from '@wijkritme/contract';

/** How a field that may be left out is asked for. */
export type DetailKind = 'text' | 'area' | 'number' | 'decimal' | 'date' | 'choice' | 'address';

export interface Detail {
  readonly name: DetailField;
  readonly kind: DetailKind;
  /** Shortest and longest text, or smallest and largest number. */
  readonly least?: number;
  readonly most?: number;
  /** Ids of a choice, in the order in which they are shown. */
  readonly choices?: readonly string[];
}

/** Fields that make a passport full; in the order of the form, by the heading they stand under. */
const sections = {
  purpose: [
    { name: 'policyQuestion', kind: 'area', least: 10, most: 500 },
    { name: 'legalBasisId', kind: 'choice', choices: legalBases.map(({ id }) => id) },
    { name: 'dpiaUrl', kind: 'address' },
    { name: 'algorithmUrl', kind: 'address' },
  ],
  processing: [
    { name: 'processing', kind: 'area', least: 10, most: 1_000 },
    { name: 'processingPlace', kind: 'choice', choices: ['on-device', 'at-owner', 'elsewhere'] },
    { name: 'personalDataReason', kind: 'area', least: 10, most: 1_000 },
    { name: 'smallGroups', kind: 'choice', choices: ['kept', 'withheld'] },
    { name: 'roundTo', kind: 'number', least: 2, most: 1_000 },
    { name: 'finestSeconds', kind: 'decimal', least: 0.001, most: 7 * 86_400 },
    { name: 'recipientsKnown', kind: 'choice', choices: ['nobody', 'named'] },
    { name: 'recipients', kind: 'area', least: 2, most: 4_000 },
  ],
  keeping: [
    { name: 'hourRetentionDays', kind: 'number', least: 1, most: 36_500 },
    { name: 'dayRetentionDays', kind: 'number', least: 1, most: 36_500 },
    { name: 'maximumRetentionDays', kind: 'number', least: 1, most: 36_500 },
    { name: 'afterWithdrawal', kind: 'choice', choices: ['keep-until-term', 'remove'] },
    { name: 'reviewDate', kind: 'date' },
  ],
  place: [
    { name: 'mobility', kind: 'choice', choices: ['fixed', 'mobile'] },
    { name: 'observedArea', kind: 'area', least: 3, most: 500 },
    { name: 'observedAreaShape', kind: 'area', least: 2, most: 60_000 },
    { name: 'signText', kind: 'text', least: 3, most: 120 },
    { name: 'photoUrl', kind: 'address' },
  ],
} as const;

export type DetailSection = keyof typeof sections;
export type DetailField = (typeof sections)[DetailSection][number]['name'];
export const detailSections: Readonly<Record<DetailSection, readonly Detail[]>> = sections;
export const details: readonly Detail[] = Object.values(sections).flat();
