import { expect, test } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { checkPassport, toPassport, toPassportForm } from './passport-form.ts';

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
