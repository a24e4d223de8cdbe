import Type, { type Static } from 'typebox';
import type { OrganisationKind, Role } from './roles.ts';

/** What one may be allowed to do. An operation names the right that it needs. */
export const Right = Type.Union([
  /** Settings of the whole installation that no other right covers. */
  Type.Literal('installation.manage'),
  /** Organisations, persons, their roles and sessions. */
  Type.Literal('people.manage'),
  /** Places, their calendars and map layers. */
  Type.Literal('places.manage'),
  /** What is planned in a place: events, markets, roadworks. */
  Type.Literal('calendar.manage'),
  /** Things, datastreams and their keys. */
  Type.Literal('sensors.manage'),
  /** Sensor passports: giving, changing, withdrawing. */
  Type.Literal('passports.manage'),
  /** Files with readings. */
  Type.Literal('imports.manage'),
  /** What was removed, and removing what is due. */
  Type.Literal('retention.manage'),
  /** How many signals a team wants. */
  Type.Literal('signals.tune'),
  /** Assessing signals and working on what follows from them. */
  Type.Literal('signals.work'),
  /** Single reports of residents, and reports beside signals and in cases. */
  Type.Literal('reports.read'),
  /** Writing down a report that somebody heard, and reading them in from elsewhere. */
  Type.Literal('reports.add'),
  /** The tamper-evident log: reading and verifying it, and signing where it stands. */
  Type.Literal('log.read'),
  /** Readings below the public level; asks for a purpose as well. */
  Type.Literal('data.protected'),
]);
export type Right = Static<typeof Right>;
export const rights: readonly Right[] = Right.anyOf.map((right) => right.const);

/**
 * Role → rights: what is not in this table is not allowed. An administrator manages and does not look: protected readings
 * are for who needs them in their work.
 */
export const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  analyst: [
    'calendar.manage',
    'imports.manage',
    'signals.tune',
    'signals.work',
    'reports.read',
    'reports.add',
    'data.protected',
  ],
  'ward-officer': ['calendar.manage', 'signals.work', 'reports.read', 'reports.add'],
  'community-officer': ['signals.work', 'reports.read', 'reports.add'],
  'welfare-worker': ['signals.work', 'reports.read', 'reports.add'],
  'housing-manager': ['signals.work', 'reports.read', 'reports.add'],
  'privacy-officer': ['passports.manage', 'retention.manage', 'log.read', 'data.protected'],
  administrator: [
    'installation.manage',
    'people.manage',
    'places.manage',
    'calendar.manage',
    'sensors.manage',
    'passports.manage',
    'imports.manage',
    'retention.manage',
    'signals.tune',
    'log.read',
  ],
  auditor: ['log.read'],
};

const managing: readonly Right[] = [
  'installation.manage',
  'people.manage',
  'places.manage',
  'sensors.manage',
  'passports.manage',
  'imports.manage',
  'retention.manage',
  'data.protected',
];

/** Neighbours could guess from a single report whose it is; and who holds an event does not read who minds it. */
const reports: readonly Right[] = ['reports.read', 'reports.add'];

/** What no role gives to somebody of such an organisation: residents and organisers work along, they do not manage. */
export const withheldFrom: Readonly<Partial<Record<OrganisationKind, readonly Right[]>>> = {
  'resident-group': [...managing, ...reports],
  'event-organiser': [...managing, ...reports],
};
