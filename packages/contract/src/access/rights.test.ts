import { expect, test } from 'vitest';
import { type OperationDeclaration, operations } from '../operations.ts';
import { rightOf } from './access.ts';
import { type Right, rights, rightsOfRole, withheldFrom } from './rights.ts';
import { roles } from './role-ids.ts';
import { organisationKinds, type Role } from './roles.ts';

/** Right → the roles that give it, written down a second time, so that a slip in the table shows. */
const givenBy: Readonly<Record<Right, readonly Role[]>> = {
  'installation.manage': ['administrator'],
  'people.manage': ['administrator'],
  'places.manage': ['administrator'],
  'calendar.manage': ['administrator', 'analyst', 'ward-officer'],
  'sensors.manage': ['administrator'],
  'passports.manage': ['administrator', 'privacy-officer'],
  'imports.manage': ['administrator', 'analyst'],
  'retention.manage': ['administrator', 'privacy-officer'],
  'signals.tune': ['administrator', 'analyst'],
  'signals.work': ['analyst', 'community-officer', 'housing-manager', 'ward-officer', 'welfare-worker'],
  'reports.read': ['analyst', 'community-officer', 'housing-manager', 'ward-officer', 'welfare-worker'],
  'reports.add': ['analyst', 'community-officer', 'housing-manager', 'ward-officer', 'welfare-worker'],
  'log.read': ['administrator', 'auditor', 'privacy-officer'],
  'data.protected': ['analyst', 'privacy-officer'],
};

test.each(rights.map((right) => [right, givenBy[right]] as const))('%s is given by %j', (right, expected) => {
  expect(roles.filter((role) => rightsOfRole[role].includes(right)).sort()).toEqual([...expected].sort());
});

test('residents and organisers neither manage nor see protected readings or single reports', () => {
  const limited = organisationKinds.filter((kind) => (withheldFrom[kind] ?? []).length > 0);
  expect(limited).toEqual(['resident-group', 'event-organiser']);
  for (const kind of limited) {
    const left = rights.filter((right) => !withheldFrom[kind]?.includes(right));
    expect(left.sort()).toEqual(['calendar.manage', 'log.read', 'signals.tune', 'signals.work']);
  }
});

test('every operation that changes something asks for a right', () => {
  /** Signing in and out, judging answers of which nothing is kept, what devices say, and a link that was mailed. */
  const open = [
    'openSession',
    'openAccountSession',
    'startPasskeySignIn',
    'openPasskeySession',
    'openInvitation',
    'acceptInvitation',
    'closeSession',
    'judgePrivacyCheck',
    'announceDevice',
    'createUplink',
    'createNgsiNotification',
    'createReadings',
    'confirmMailAddress',
  ];
  const all = Object.entries<OperationDeclaration>(operations);
  const unguarded = all.filter(([, { method, access }]) => method !== 'GET' && access === 'everyone');
  expect(unguarded.map(([id]) => id).filter((id) => !open.includes(id))).toEqual([]);
});

test('an operation at a place names a right', () => {
  for (const { access, placed } of Object.values<OperationDeclaration>(operations))
    if (placed) expect(rightOf(access)).toBeDefined();
});
