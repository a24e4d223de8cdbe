import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const passport: Text['passport'] = {
  title: (name) => `Passport of ${name}`,
  heading: 'Sensor passport',
  owner: 'Who is the owner?',
  contact: 'Who can you ask?',
  purpose: 'Why do we measure this?',
  legalBasis: 'On which legal ground?',
  unit: 'What comes out?',
  count: 'a number',
  personalData: 'Are there personal data?',
  yes: 'yes',
  no: 'no',
  minimumGroup: 'Smallest group we show',
  interval: 'How often?',
  every: (seconds) =>
    seconds % 3600 === 0
      ? `every ${one(seconds / 3600, 'hour', 'hours')}`
      : seconds % 60 === 0
        ? `every ${one(seconds / 60, 'minute', 'minutes')}`
        : `every ${one(seconds, 'second', 'seconds')}`,
  retention: 'How long do we keep it?',
  days: (n) => one(n, 'day', 'days'),
  people: (n) => one(n, 'person or thing', 'people or things'),
  valid: 'Valid',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  give: 'Give a passport',
  edit: 'Change the passport',
  save: 'Save the passport',
  saving: 'Saving',
  withdraw: 'Withdraw the passport',
  withdrawHint: 'After that we accept no more readings of this datastream.',
  sure: 'Are you sure?',
  sureYes: 'Yes, withdraw',
  sureNo: 'No, keep it',
  needSignIn: 'Only an administrator can give a passport. Please sign in first.',
  noPassport: 'This datastream has no passport yet. That is why we refuse its readings.',
  ownerHint: 'The organisation, not a person.',
  contactHint: 'A general address, for example sensors@municipality.nl.',
  purposeHint: 'In plain words, at least 10 characters.',
  legalBasisHint: 'The law with the article.',
  unitHint: 'The symbol of the unit.',
  intervalHint: 'In seconds between two readings.',
  retentionHint: 'In days.',
  errorTitle: (n) => one(n, 'error', 'errors'),
  required: 'Fill this in.',
  tooShort: (n) => `Write at least ${n} characters.`,
  numberWanted: (min, max) => `Fill in a whole number from ${min} to ${max}.`,
  endAfterStart: 'Choose an end date after the start date.',
};
