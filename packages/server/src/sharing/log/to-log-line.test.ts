import { expect, test } from 'vitest';
import { toLogActor, toLogLine } from './to-log-line.ts';

const nobody = { roles: [], organisationId: null };

test.each([
  [
    'person:12 organisation:3 auditor+privacy-officer',
    { kind: 'person', roles: ['auditor', 'privacy-officer'], organisationId: 3 },
  ],
  ['person:12 organisation:3 no role', { kind: 'person', roles: [], organisationId: 3 }],
  ['person:12', { kind: 'person', ...nobody }],
  ['device:7', { kind: 'device', ...nobody }],
  ['administrator', { kind: 'administrator', ...nobody }],
  ['visitor', { kind: 'visitor', ...nobody }],
  ['gate', { kind: 'system', ...nobody }],
])('%s is told by role', (actor, told) => {
  expect(toLogActor(actor)).toEqual(told);
});

test('a line holds no number of who did it', () => {
  const entry = {
    position: 4,
    at: 0,
    kind: 'intervention.begun-as-emergency',
    actor: 'person:98765 organisation:3 analyst',
  };
  const line = toLogLine({ ...entry, subject: 'intervention:1', hash: 'a'.repeat(64) });
  expect(line).toMatchObject({ position: 4, at: '1970-01-01T00:00:00.000Z', emergency: true });
  expect(JSON.stringify(line)).not.toContain('98765');
});
