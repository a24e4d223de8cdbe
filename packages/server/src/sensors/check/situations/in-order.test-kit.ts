import type { CheckAnswers, CheckVerdict } from '@wijkritme/contract';

/** A described situation: what differs from a well-kept municipal meter, and what must follow, by which rule and law. */
export interface Situation {
  readonly title: string;
  readonly answers: CheckAnswers;
  readonly verdict: CheckVerdict;
  /** The rule that decides, and one of its sources as "law article". */
  readonly rule: string;
  readonly source: string;
}

/** Everything in order. Answers to questions that are not asked are ignored, so that a situation names only what differs. */
export const inOrder: CheckAnswers = {
  question: 'Hoe is de lucht in de Dorpsstraat?',
  about: 'place',
  device: 'air-quality',
  captures: ['numbers-only'],
  keeps: 'numbers',
  value: 'yes',
  elsewhere: 'no',
  without: 'no',
  reuse: 'only-this',
  stakeholders: 'involved',
  party: 'municipality',
  role: 'performing',
  area: ['public-space'],
  large: 'no',
  software: ['none'],
  personal: 'no',
  basis: 'public-task',
  'specific-law': 'specific',
  'special-ground': 'yes',
  'camera-decision': 'yes',
  'panel-consent': 'yes',
  dpia: 'done',
  residual: 'low',
  'keep-days': 'not',
  suppliers: 'none',
  records: 'yes',
  'smallest-group': 'ten',
  vulnerable: ['none'],
  avoid: 'yes',
  human: 'person',
  'use-agreed': 'yes',
  limited: 'yes',
  openness: ['register', 'sign', 'local-notice', 'contact'],
  secret: 'no',
  'more-information': 'https://gemeente.example/sensoren',
  'review-date': '2027-06-01',
  security: ['encrypted', 'own-keys', 'access-limited', 'updates'],
  guardian: 'yes',
  plan: ['siting', 'maintenance', 'storage', 'access'],
};

/** A situation that differs from the one in order. */
export const on = (title: string, answers: CheckAnswers, expected: [CheckVerdict, string, string]): Situation => ({
  title,
  answers: { ...inOrder, ...answers },
  verdict: expected[0],
  rule: expected[1],
  source: expected[2],
});
