import { type SharingLabel, sharingLabels } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { toSharingForm, toSharingInput } from './sharing-form.ts';

const zone = 'Europe/Amsterdam';
const full = { audience: ['3'], onlyPlaces: ['4'], persons: ['5'], until: '2026-11-30' };

test.each<[SharingLabel, number[], number[], number[]]>([
  ['TLP:CLEAR', [], [], []],
  ['TLP:GREEN', [], [4], []],
  ['TLP:AMBER', [3], [4], []],
  ['TLP:AMBER+STRICT', [], [4], []],
  ['TLP:RED', [], [], [5]],
])('%s sends only what it names', (label, audience, onlyPlaces, persons) => {
  expect(toSharingInput({ label, ...full }, zone)).toMatchObject({ label, audience, onlyPlaces, persons });
});

test.each(sharingLabels)('%s comes back as it was sent, and lasts through its last day', (label) => {
  const sent = toSharingInput({ label, ...full }, zone);
  expect(sent.endsAt).toBe('2026-11-30T23:00:00.000Z');
  expect(toSharingInput(toSharingForm(sent, zone), zone)).toEqual(sent);
});
