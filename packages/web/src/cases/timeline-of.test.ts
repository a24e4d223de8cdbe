import type { CaseEntry, CaseSignal, Interpretation } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { timelineOf } from './timeline-of.ts';

const organisation = { id: 1, name: 'Gemeente', kind: 'municipality' } as const;
const answer = (answeredAt: string): Interpretation => ({
  isOwn: false,
  role: 'analyst',
  organisation,
  blind: null,
  alsoKnown: '',
  later: null,
  answeredAt,
  label: 'TLP:GREEN',
  audience: [],
  onlyPlaces: [],
  persons: [],
  endsAt: null,
  seenBy: null,
  version: 1,
});
const signal = (signalId: number, start: string, answers: string[] = []): CaseSignal => ({
  signalId,
  start,
  addedAt: start,
  exists: true,
  answered: true,
  interpretations: answers.map(answer),
  agreement: 'too-few',
});
const entry = (id: number, date: string): CaseEntry => ({
  id,
  kind: 'agreement',
  words: 'Samen',
  date,
  parties: [],
  role: 'analyst',
  organisation,
  addedAt: '2026-11-25T10:00:00.000Z',
  doneAt: null,
  version: 1,
});

test('all is in the order of time, and a day comes after its hours', () => {
  const signals = [
    signal(2, '2026-11-22T08:00:00.000Z'),
    signal(1, '2026-11-20T21:00:00.000Z', ['2026-11-21T23:00:00.000Z', '2026-11-21T09:00:00.000Z']),
  ];
  const moments = timelineOf({ signals, entries: [entry(7, '2026-11-21'), entry(8, '2026-11-19')] });
  expect(moments.map(({ kind, at }) => `${kind} ${at.slice(5, 13)}`)).toEqual([
    'entry 11-19T24',
    'signal 11-20T21',
    'interpretation 11-21T09',
    'interpretation 11-21T23',
    'entry 11-21T24',
    'signal 11-22T08',
  ]);
});
