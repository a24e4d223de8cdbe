import type { ByWhom } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { firstOf, type Moments, toFollowUp } from './follow-up.ts';

const at = (hours: number) => new Date(Date.parse('2026-11-20T12:00:00Z') + hours * 3_600_000);
const police: ByWhom = { role: 'community-officer', organisation: { id: 7, name: 'Politie Demodam', kind: 'police' } };
const unknown: Moments = { signalAt: at(0), reaction: null, agreement: null, start: null };

test.each([
  ['nl', 'Na het signaal: eerste reactie na 3 uur (Wijkagent, Politie Demodam). Begin van de maatregel na 3 dagen.'],
  [
    'en',
    'After the signal: first reaction after 3 hours (Community officer, Politie Demodam). Start of the measure after 3 days.',
  ],
] as const)('says how long it took and whose it was, as far as that was kept (%s)', (language, sentence) => {
  const told = { ...unknown, reaction: { at: at(3), by: police }, start: { at: at(70), by: null } };
  expect(toFollowUp(told, language)).toEqual({
    ...{ signalAt: at(0).toISOString(), reactionAt: at(3).toISOString(), reactionBy: police },
    ...{ agreementAt: null, agreementBy: null, startedAt: at(70).toISOString(), startedBy: null },
    sentence,
  });
});

test('names the organisation alone where the role was not kept', () => {
  const reaction = { at: at(3), by: { ...police, role: null } };
  expect(toFollowUp({ ...unknown, reaction }, 'nl').sentence).toBe(
    'Na het signaal: eerste reactie na 3 uur (Politie Demodam).',
  );
  expect(toFollowUp(unknown, 'nl').sentence).toBe('Er is nog niet gereageerd.');
});

test('the first is the earliest, and of two at the same time the one that is named first', () => {
  const [early, same, late] = [
    { at: at(1), by: police },
    { at: at(1), by: null },
    { at: at(2), by: null },
  ];
  expect(firstOf([null, late, early, same])).toBe(early);
  expect(firstOf([same, early])).toBe(same);
  expect(firstOf([null])).toBeNull();
});
