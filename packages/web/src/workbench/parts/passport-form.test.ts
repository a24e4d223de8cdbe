import { expect, test } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { details } from './passport-details.ts';
import { toPassport, toPassportForm } from './passport-form.ts';
import { checkPassport } from './passport-form-check.ts';

const zone = 'Europe/Amsterdam';
const now = Date.parse('2026-11-20T21:30:00Z');
const empty = toPassportForm(null, 'dB(A)', now, zone);
const filled = {
  ...empty,
  owner: 'Gemeente Demodam',
  contact: 'sensoren@demodam.example',
  purpose: 'Weten hoe druk het is',
  legalBasis: 'Gemeentewet, artikel 160',
};

test('an empty form names every field that is missing', () => {
  expect(checkPassport(empty, nl.passport).map(({ fieldId }) => fieldId)).toEqual([
    'owner',
    'contact',
    'purpose',
    'legalBasis',
  ]);
});

test('numbers and dates are checked too', () => {
  const wrong = { ...filled, retentionDays: '0', intervalSeconds: '1,5', validUntil: filled.validFrom };
  const fields = checkPassport(wrong, nl.passport).map(({ fieldId }) => fieldId);
  expect(fields).toEqual(['intervalSeconds', 'retentionDays', 'validUntil']);
});

test('a passport begins at a local midnight and reads back as the same form', () => {
  const passport = toPassport(filled, zone);
  expect(passport.validFrom).toBe('2026-11-19T23:00:00.000Z');
  expect(toPassportForm(passport, 'dB(A)', now, zone)).toEqual(filled);
});

const detailed = {
  ...filled,
  retentionDays: '20',
  policyQuestion: 'Is het hier te druk om te fietsen?',
  legalBasisId: 'municipalities-151c',
  dpiaUrl: 'https://gemeente.example/dpia',
  algorithmUrl: 'https://algoritmes.gemeente.example/1',
  processing: 'De meter telt en gooit het beeld weg.',
  processingPlace: 'on-device',
  personalDataReason: 'Het beeld verlaat de meter niet.',
  smallGroups: 'withheld',
  roundTo: '5',
  finestSeconds: '0.5',
  recipientsKnown: 'named',
  recipients: 'Politie\nProvincie',
  hourRetentionDays: '100',
  dayRetentionDays: '200',
  maximumRetentionDays: '200',
  afterWithdrawal: 'remove',
  reviewDate: '2027-01-01',
  mobility: 'fixed',
  observedArea: 'Het plein',
  observedAreaShape: '{"type":"Point","coordinates":[5.1,52.5]}',
  signText: 'Wij tellen mensen.',
  photoUrl: 'https://gemeente.example/a.jpg',
};

test('every detail goes to the passport and back', () => {
  expect(checkPassport(detailed, nl.passport)).toEqual([]);
  expect(details.filter(({ name }) => detailed[name] === '')).toEqual([]);
  const passport = toPassport(detailed, zone);
  expect(passport).toMatchObject({ recipients: ['Politie', 'Provincie'], finestSeconds: 0.5, dayRetentionDays: 200 });
  expect(toPassportForm(passport, 'dB(A)', now, zone)).toEqual(detailed);
});

test('what the form does not ask for stays, what it empties goes', () => {
  const before = { ...toPassport(detailed, zone), later: 'x' };
  expect(toPassport(filled, zone, before)).toEqual({ ...toPassport(filled, zone), later: 'x' });
});

test('what is left empty is left out, and nobody is an answer', () => {
  expect(Object.keys(toPassport(filled, zone)).filter((name) => details.some((one) => one.name === name))).toEqual([]);
  expect(toPassport({ ...filled, recipientsKnown: 'nobody', recipients: 'x' }, zone).recipients).toEqual([]);
});

test.each([
  ['policyQuestion', { policyQuestion: 'kort' }],
  ['signText', { signText: 'x'.repeat(121) }],
  ['recipients', { recipients: ' ' }],
  ['observedAreaShape', { observedAreaShape: '{"type":' }],
  ['photoUrl', { photoUrl: 'http://x.example' }],
  ['hourRetentionDays', { hourRetentionDays: '19' }],
  ['dayRetentionDays', { dayRetentionDays: '99' }],
  ['dayRetentionDays', { dayRetentionDays: '201' }],
  ['retentionDays', { retentionDays: '29' }],
  ['finestSeconds', { finestSeconds: '0' }],
  ['reviewDate', { reviewDate: '2099-01-01' }],
] as const)('%s is refused with a remedy', (field, change) => {
  const errors = checkPassport({ ...detailed, ...change }, nl.passport);
  expect(errors.map(({ fieldId }) => fieldId)).toEqual([field]);
  expect(errors[0]?.message.length).toBeGreaterThan(5);
});
