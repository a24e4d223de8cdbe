import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { oneId } from '../one-id.ts';
import { ExplanationKind } from './explanations.ts';
import { OrganisationName } from './organisation-name.ts';
import { SeenBy, SharingChange, SharingInput, SharingMark } from './sharing.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Sure = Type.Integer({ minimum: 0, maximum: 100, description: 'Per cent' });
const Words = Type.String({ maxLength: 2_000 });
const Version = Type.Integer({ minimum: 1, description: 'The version one has seen' });

/** What somebody thinks a signal is. */
export const Opinion = Type.Object({
  explanation: Type.Object({ id: Type.Integer(), kind: ExplanationKind, name: Type.String() }),
  sure: Sure,
  words: Type.String(),
  at: instant,
});
export type Opinion = Static<typeof Opinion>;

/** One role's answer to a signal: committed without having seen the others, or declined. */
export const Interpretation = Type.Object({
  isOwn: Type.Boolean(),
  role: Role,
  organisation: OrganisationName,
  /** As it was committed; null: declined. Never changes. */
  blind: nullable(Opinion),
  /** What else was known. */
  alsoKnown: Type.String(),
  /** What they think since they saw the others; null: the same. */
  later: nullable(Opinion),
  answeredAt: instant,
  ...SharingMark.properties,
  seenBy: SeenBy,
  version: Type.Integer(),
});
export type Interpretation = Static<typeof Interpretation>;

/** What the answers that one may see come to. */
export const Agreement = Type.Union([
  /** Fewer than two have said what they think. */
  Type.Literal('too-few'),
  /** The same, before anybody saw another's. */
  Type.Literal('agreed-blind'),
  /** The same now, not at first. */
  Type.Literal('agreed-later'),
  Type.Literal('differ'),
]);
export type Agreement = Static<typeof Agreement>;

/**
 * The interpretations of a signal that one may see. Until one has answered oneself there is nothing here of others: not
 * what they think, not who, not how many.
 */
export const SignalInterpretations = Type.Object({
  signalId: Type.Integer(),
  answered: Type.Boolean(),
  /** One's own first, then in the order in which they came. */
  items: Type.Array(Interpretation),
  agreement: Agreement,
  /** In which one can answer at this place. */
  roles: Type.Array(Role),
  /** Whom one can share with. */
  organisations: Type.Array(OrganisationName),
});
export type SignalInterpretations = Static<typeof SignalInterpretations>;

/** Without a role: the only one that one has at the place. */
const InRole = { role: Type.Optional(Role) };

export const NewInterpretation = Type.Object(
  {
    ...InRole,
    explanationId: oneId,
    sure: Sure,
    words: Words,
    alsoKnown: Words,
    ...SharingInput,
  },
  strict,
);
export type NewInterpretation = Static<typeof NewInterpretation>;

export const LaterOpinion = Type.Object({ explanationId: oneId, sure: Sure, words: Words, version: Version }, strict);

const id = Type.Object({ id: oneId });
const work = {
  access: 'signals.work',
  placed: true,
  params: id,
  response: SignalInterpretations,
  status: 200,
} as const;

/** Interpreting signals, blind first; of the response room. */
export const interpretationOperations = {
  listInterpretations: {
    ...work,
    method: 'GET',
    path: '/v1/signals/:id/interpretations',
    summary: 'What people think a signal is; of others only once one has answered oneself',
  },
  commitInterpretation: {
    ...work,
    method: 'POST',
    path: '/v1/signals/:id/interpretations',
    summary: 'Say what one thinks a signal is, without having seen the others; cannot be taken back',
    body: NewInterpretation,
  },
  declineInterpretation: {
    ...work,
    method: 'POST',
    path: '/v1/signals/:id/interpretations/declined',
    summary: 'Say that one does not answer; shows the others, and cannot be taken back',
    body: Type.Object(InRole, strict),
  },
  changeOwnOpinion: {
    ...work,
    method: 'PUT',
    path: '/v1/signals/:id/interpretations/own/opinion',
    summary: 'Say what one thinks now; what was committed stays beside it',
    body: LaterOpinion,
  },
  changeOwnLabel: {
    ...work,
    method: 'PUT',
    path: '/v1/signals/:id/interpretations/own/label',
    summary: 'Share one’s own interpretation with more or fewer; nobody else can',
    body: SharingChange,
  },
} as const;
