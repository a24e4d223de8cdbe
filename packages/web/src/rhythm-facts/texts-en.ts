import type { RhythmFactsText } from './texts-nl.ts';

export const rhythmFactsEn: RhythmFactsText = {
  title: 'How do we know what is normal?',
  caption: 'The next 24 hours: what we expect',
  quantiles:
    'Each column is a limit. At 10% one reading in ten is lower, at 90% one in ten is higher. The middle one is 50%.',
  states: 'Each column is a state, with its chance.',
  grid: (from) => `These counts are rounded to ${from}, so that nobody can be recognised.`,
  moment: 'Moment',
  sure: 'Certainty',
  empty: 'We do not know yet what is normal.',
};
