import type { CaseAttachment, CaseEntry, CaseMeasure, CaseSignal, Interpretation } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { comingOf } from './coming-of.ts';
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
  doneBy: null,
  isOwn: false,
  struck: null,
  version: 1,
});

const by = { role: 'analyst', organisation } as const;
const nothing = { signals: [], entries: [], steps: [], attachments: [], measures: [], today: '2026-11-25' };
const task = (id: number, date: string, doneAt: string | null): CaseEntry => ({
  ...entry(id, date),
  ...{ kind: 'task', addedAt: '2026-11-20T10:00:00.000Z', doneAt },
});
const measure: CaseMeasure = {
  ...{ id: 3, title: 'Iemand op het plein', state: 'running' },
  ...{ startsOn: '2026-11-21', endsOn: '2026-12-20', stopOn: '2026-12-10' },
  steps: [
    { at: '2026-11-20T08:00:00.000Z', state: 'planned', ...by },
    { at: '2026-11-21T08:00:00.000Z', state: 'running', ...by },
  ],
  verdicts: [{ at: '2026-11-24T08:00:00.000Z', effectId: 9, series: 'Geluid', verdict: 'none-shown' }],
};
const attachment: CaseAttachment = {
  ...{
    id: 4,
    name: 'verslag.txt',
    type: 'text/plain',
    bytes: 12,
    sha256: '',
    scanned: false,
    stripped: false,
    isOwn: false,
  },
  ...{ ...by, addedAt: '2026-11-22T08:00:00.000Z', version: 1, seenBy: null },
  ...{ label: 'TLP:GREEN', audience: [], onlyPlaces: [], persons: [], endsAt: null },
};
const told = (moments: readonly { readonly kind: string; readonly at: string }[]) =>
  moments.map(({ kind, at }) => `${kind} ${at.slice(5, 13)}`);

test('all is in the order of time, and a day comes after its hours', () => {
  const signals = [
    signal(2, '2026-11-22T08:00:00.000Z'),
    signal(1, '2026-11-20T21:00:00.000Z', ['2026-11-21T23:00:00.000Z', '2026-11-21T09:00:00.000Z']),
  ];
  const entries = [entry(7, '2026-11-21'), entry(8, '2026-11-19')];
  expect(told(timelineOf({ ...nothing, signals, entries }, []))).toEqual([
    'agreement 11-19T24',
    'signal 11-20T21',
    'interpretation 11-21T09',
    'interpretation 11-21T23',
    'agreement 11-21T24',
    'signal 11-22T08',
  ]);
});

test('files, reports, measures, verdicts and the case itself stand where they happened', () => {
  const file = {
    ...nothing,
    attachments: [attachment],
    measures: [measure],
    steps: [
      { kind: 'opened', at: '2026-11-19T08:00:00.000Z', signalId: null, reason: null, ...by },
      { kind: 'closed', at: '2026-11-25T08:00:00.000Z', signalId: null, reason: null, role: null, organisation: null },
    ],
  } as const;
  const reports = [
    { reportId: 5, linked: true, at: '2026-11-22T09:00:00.000Z', organisation, isOwn: false, version: 1 },
    { reportId: 5, linked: false, at: '2026-11-23T09:00:00.000Z', organisation, isOwn: false, version: 2 },
  ];
  const copy = { ...file, attachments: [...file.attachments], measures: [...file.measures], steps: [...file.steps] };
  expect(told(timelineOf(copy, reports))).toEqual([
    'step 11-19T08',
    'measure 11-20T08',
    'measure 11-21T08',
    'file 11-22T08',
    'report 11-22T09',
    'report 11-23T09',
    'verdict 11-24T08',
    'step 11-25T08',
  ]);
});

test('a task happened when it was written down and ticked off, never on its day; what is open comes on its day', () => {
  const entries = [
    task(1, '2027-01-05', null),
    task(2, '2026-11-24', '2026-11-23T10:00:00.000Z'),
    task(3, '2026-11-24', null),
  ];
  const file = { ...nothing, entries, measures: [{ ...measure, steps: [], verdicts: [] }] };
  expect(told(timelineOf(file, []))).toEqual([
    'task-written 11-20T10',
    'task-written 11-20T10',
    'task-written 11-20T10',
    'task-done 11-23T10',
  ]);
  expect(comingOf(file).map(({ kind, date, isLate }) => [kind, date, isLate])).toEqual([
    ['task', '2026-11-24', true],
    ['measure-stops', '2026-12-10', false],
    ['measure-ends', '2026-12-20', false],
    ['task', '2027-01-05', false],
  ]);
});

test('an agreement that was struck stays on its day, and stands again where it was struck', () => {
  const struck = { at: '2026-11-24T10:00:00.000Z', ...by, reason: 'Verkeerde dag' };
  const file = {
    ...nothing,
    entries: [
      { ...entry(7, '2026-11-21'), struck },
      { ...entry(8, '2027-03-01'), struck },
    ],
  };
  expect(told(timelineOf(file, []))).toEqual([
    'agreement 11-21T24',
    'agreement-struck 11-24T10',
    'agreement-struck 11-24T10',
  ]);
  expect(comingOf(file)).toEqual([]);
});

test('an agreement on a day that is still to come did not happen', () => {
  const file = { ...nothing, entries: [entry(7, '2026-11-25'), entry(8, '2027-03-01')] };
  expect(told(timelineOf(file, []))).toEqual(['agreement 11-25T24']);
  expect(comingOf(file)).toMatchObject([{ kind: 'agreement', date: '2027-03-01' }]);
});

test.each([
  ['proposed', []],
  ['planned', ['measure-starts', 'measure-ends']],
  ['running', ['measure-ends']],
  ['stopped', []],
  ['withdrawn', []],
] as const)('of a measure that is %s there come %j', (state, kinds) => {
  const file = { ...nothing, measures: [{ ...measure, state, stopOn: measure.endsOn }] };
  expect(comingOf(file).map(({ kind }) => kind)).toEqual(kinds);
});
