import Type, { type Static } from 'typebox';
import { SharingLabel } from '../access/sharing-label.ts';
import { oneId } from '../one-id.ts';
import { OrganisationName } from './organisation-name.ts';

const instant = Type.String({ format: 'date-time' });
const many = Type.Array(oneId, { maxItems: 50, uniqueItems: true });

/** How far something goes, as it is told. */
export const SharingMark = Type.Object({
  label: SharingLabel,
  /** Organisations besides the author's own; of TLP:AMBER alone. */
  audience: Type.Array(Type.Integer()),
  /** If any: besides, only for who works on signals at one of these places. */
  onlyPlaces: Type.Array(Type.Integer()),
  /** Persons who are named; of TLP:RED alone. */
  persons: Type.Array(Type.Integer()),
  /** From then on the author alone reads it; null: it stays as it is. */
  endsAt: Type.Union([Type.Null(), instant]),
});
export type SharingMark = Static<typeof SharingMark>;

/** How far something is to go. What is left out is empty. */
export const SharingInput = {
  label: SharingLabel,
  audience: many,
  onlyPlaces: Type.Optional(many),
  persons: Type.Optional(many),
  endsAt: Type.Optional(Type.Union([Type.Null(), instant])),
};

/** A change that lets more people read says why; the log keeps it. */
export const SharingChange = Type.Object(
  {
    ...SharingInput,
    reason: Type.Optional(Type.String({ minLength: 3, maxLength: 300, pattern: '\\S' })),
    version: Type.Integer({ minimum: 1, description: 'The version one has seen' }),
  },
  { additionalProperties: false },
);

export type SharingChange = Static<typeof SharingChange>;

/** Who saw something, and when for the first time. */
export const Receipt = Type.Object({
  /** null: no longer works here. */
  name: Type.Union([Type.Null(), Type.String()]),
  organisation: OrganisationName,
  at: instant,
  /** false: read only its title, in a list. */
  whole: Type.Boolean(),
});
export type Receipt = Static<typeof Receipt>;

/** Told to the organisation of the author; null to others. The first of them, at most `limits.receipts`. */
export const SeenBy = Type.Union([Type.Null(), Type.Array(Receipt)]);

/** Who works on signals at a place, to be named with TLP:RED. */
export const Coworker = Type.Object({ id: Type.Integer(), name: Type.String(), organisation: OrganisationName });
export type Coworker = Static<typeof Coworker>;
export const CoworkerList = Type.Object({ items: Type.Array(Coworker) });

export const sharingOperations = {
  listCoworkers: {
    method: 'GET',
    path: '/v1/coworkers',
    access: 'signals.work',
    placed: true,
    summary: 'Who works on signals at a place: whom one can share something with by name',
    query: Type.Object({
      place: Type.Optional(Type.Integer({ ...oneId, description: 'Left out: what stands at no known place' })),
    }),
    response: CoworkerList,
    status: 200,
  },
} as const;
