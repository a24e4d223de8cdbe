import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { oneId } from '../one-id.ts';
import { oneOf } from '../one-of.ts';
import { type FeedbackVerdictName, feedbackVerdicts } from './feedback-verdicts.ts';
import { OrganisationName } from './organisation-name.ts';
import { SeenBy, SharingInput, SharingMark } from './sharing.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false };

export const FeedbackVerdict = oneOf(feedbackVerdicts);
export type FeedbackVerdict = FeedbackVerdictName;

const Reason = Type.String({ maxLength: 500 });

/** One verdict as it was given; a later one of the same person comes beside it and takes its place. */
export const FeedbackEntry = Type.Object({
  verdict: FeedbackVerdict,
  reason: Reason,
  at: Instant,
  version: Type.Integer(),
  ...SharingMark.properties,
});
export type FeedbackEntry = Static<typeof FeedbackEntry>;

/**
 * Feedback on one signal. Of others there is nothing before one has answered the signal oneself: their reasons would tell
 * what they think it is (decision 64). After that there is what its label lets one read.
 */
export const SignalFeedback = Type.Object({
  signalId: Type.Integer(),
  /** One's own, newest first; the first one holds. */
  own: Type.Array(FeedbackEntry),
  /** Who read what one said. */
  seenBy: SeenBy,
  others: Type.Array(
    Type.Object({
      verdict: FeedbackVerdict,
      reason: Reason,
      at: Instant,
      role: Role,
      organisation: OrganisationName,
      ...SharingMark.properties,
      seenBy: SeenBy,
    }),
  ),
  /** Has one answered the signal, so that others are shown? */
  answered: Type.Boolean(),
  /** In which one can give it at this place. */
  roles: Type.Array(Role),
  /** Whom one can share with. */
  organisations: Type.Array(OrganisationName),
});
export type SignalFeedback = Static<typeof SignalFeedback>;

export const NewFeedback = Type.Object(
  {
    verdict: FeedbackVerdict,
    /** Needed for everything but “useful”. */
    reason: Reason,
    role: Type.Optional(Role),
    /** How far it goes. Without a label: as far as what one said before; else TLP:GREEN, to who works there. */
    ...Type.Partial(Type.Object(SharingInput)).properties,
    /** Version of one's own feedback that one has seen; 0: none. */
    version: Type.Integer({ minimum: 0, maximum: 1_000 }),
  },
  strict,
);
export type NewFeedback = Static<typeof NewFeedback>;

export const OwnFeedback = Type.Object({
  signalId: Type.Integer(),
  verdict: FeedbackVerdict,
  version: Type.Integer(),
});
export type OwnFeedback = Static<typeof OwnFeedback>;
export const OwnFeedbackList = Type.Object({ items: Type.Array(OwnFeedback) });

/** Fewer or more signals a week at a place, or a planned event in its calendar. */
export const ProposalKind = Type.Union([Type.Literal('fewer'), Type.Literal('more'), Type.Literal('event')]);
export type ProposalKind = Static<typeof ProposalKind>;

/** What feedback leads to, when somebody agrees; nothing follows by itself (decision 82). */
export const FeedbackProposal = Type.Object({
  kind: ProposalKind,
  placeId: Type.Integer(),
  placeName: Type.String(),
  /** Of an event: the signal that was expected. */
  signalId: Nullable(Type.Integer()),
  /** Signals that it follows from, by what most said of each. */
  judged: Type.Integer(),
  useful: Type.Integer(),
  falseAlarms: Type.Integer(),
  expected: Type.Integer(),
  /** Signals a week, now and as proposed; null for an event. */
  perWeek: Nullable(Type.Object({ now: Type.Number(), proposed: Type.Number() })),
  /** Local days of the event; empty for the others. */
  dates: Type.Array(Type.String()),
  sentence: Type.String(),
});
export type FeedbackProposal = Static<typeof FeedbackProposal>;
export const FeedbackProposalList = Type.Object({ items: Type.Array(FeedbackProposal) });

/** Take a proposal over, or leave things as they are. It names what was seen: what changed meanwhile is refused. */
export const NewFeedbackDecision = Type.Object(
  {
    kind: ProposalKind,
    placeId: oneId,
    signalId: Type.Optional(oneId),
    decision: Type.Union([Type.Literal('applied'), Type.Literal('dismissed')]),
    /** The proposed number that was seen. */
    perWeek: Type.Optional(Type.Number()),
    /** How the event is called in the calendar. */
    name: Type.Optional(Type.String({ minLength: 3, maxLength: 80, pattern: '\\S' })),
  },
  strict,
);
export type NewFeedbackDecision = Static<typeof NewFeedbackDecision>;

export const FeedbackDecision = Type.Object({
  id: Type.Integer(),
  kind: ProposalKind,
  placeId: Type.Integer(),
  placeName: Nullable(Type.String()),
  signalId: Nullable(Type.Integer()),
  decision: Type.Union([Type.Literal('applied'), Type.Literal('dismissed')]),
  /** Signals a week of the place itself; null: those of the place around it. */
  before: Nullable(Type.Number()),
  after: Nullable(Type.Number()),
  /** Name and days of the event that was put into the calendar. */
  event: Nullable(Type.Object({ name: Type.String(), dates: Type.Array(Type.String()) })),
  at: Instant,
  undoneAt: Nullable(Instant),
});
export type FeedbackDecision = Static<typeof FeedbackDecision>;
export const FeedbackDecisionList = Type.Object({ items: Type.Array(FeedbackDecision) });

const id = Type.Object({ id: oneId });
const ofSignal = { access: 'signals.work', placed: true, params: id, response: SignalFeedback, status: 200 } as const;
const at = Type.Object({ place: Type.Optional(oneId) });

/** Feedback on signals and what follows from it; of the response room. */
export const feedbackOperations = {
  getSignalFeedback: {
    ...ofSignal,
    method: 'GET',
    path: '/v1/signals/:id/feedback',
    summary: 'One’s own feedback on a signal with its history; of others once one has answered the signal',
  },
  giveSignalFeedback: {
    ...ofSignal,
    method: 'POST',
    path: '/v1/signals/:id/feedback',
    summary: 'Say whether a signal was useful, a false alarm or expected, and why; what was said before is kept',
    body: NewFeedback,
  },
  listOwnFeedback: {
    method: 'GET',
    path: '/v1/own-feedback',
    access: 'signals.work',
    placed: true,
    summary: 'What one said of these signals',
    query: Type.Object({
      signals: Type.String({
        pattern: '^\\d{1,9}(,\\d{1,9}){0,199}$',
        description: 'Ids, with commas between; 200 at most',
      }),
    }),
    response: OwnFeedbackList,
    status: 200,
  },
  listFeedbackProposals: {
    method: 'GET',
    path: '/v1/feedback-proposals',
    access: 'signals.tune',
    placed: true,
    summary: 'What feedback leads to at the places one tunes, if somebody agrees',
    query: at,
    response: FeedbackProposalList,
    status: 200,
  },
  listFeedbackDecisions: {
    method: 'GET',
    path: '/v1/feedback-decisions',
    access: 'signals.tune',
    placed: true,
    summary: 'What was done with proposals at the places one tunes, newest first; 100 at most',
    query: at,
    response: FeedbackDecisionList,
    status: 200,
  },
  createFeedbackDecision: {
    method: 'POST',
    path: '/v1/feedback-decisions',
    access: 'signals.tune',
    placed: true,
    summary: 'Take a proposal over, or leave things as they are; an event also needs the right over places',
    body: NewFeedbackDecision,
    response: FeedbackDecision,
    status: 201,
  },
  undoFeedbackDecision: {
    method: 'POST',
    path: '/v1/feedback-decisions/:id/undo',
    access: 'signals.tune',
    placed: true,
    summary: 'Put back what was before; refused when it was changed since',
    params: id,
    response: FeedbackDecision,
    status: 200,
  },
} as const;
