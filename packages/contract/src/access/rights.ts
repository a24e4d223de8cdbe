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
  /** The tamper-evident log: verifying it, and signing where it stands. */
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
  analyst: ['calendar.manage', 'imports.manage', 'signals.tune', 'signals.work', 'data.protected'],
  'ward-officer': ['calendar.manage', 'signals.work'],
  'community-officer': ['signals.work'],
  'welfare-worker': ['signals.work'],
  'housing-manager': ['signals.work'],
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

/** What no role gives to somebody of such an organisation: residents and organisers work along, they do not manage. */
export const withheldFrom: Readonly<Partial<Record<OrganisationKind, readonly Right[]>>> = {
  'resident-group': managing,
  'event-organiser': managing,
};
