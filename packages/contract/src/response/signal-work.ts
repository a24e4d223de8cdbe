import Type, { type Static } from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { DeviationKind, deviationKinds, Signal } from '../rhythm.ts';
import { OrganisationName } from './organisation-name.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false };

/** Somebody who works on a signal; the name is null when they no longer are here. */
export const Assignee = Type.Object({
  personId: Type.Integer(),
  name: Nullable(Type.String()),
  organisation: Nullable(OrganisationName),
  isMe: Type.Boolean(),
});
export type Assignee = Static<typeof Assignee>;

/** Where one signal stands for the one who asks: who works on it, and until when one's own interpretation is asked. */
export const SignalWork = Type.Object({
  signalId: Type.Integer(),
  /** null: nobody, or somebody who may no longer work there. */
  assignee: Nullable(Assignee),
  since: Nullable(Instant),
  /** To be named by who changes it; 0: nobody ever worked on it. */
  version: Type.Integer(),
  /** Has the one who asks interpreted it, or declined to? Nothing tells of others (decision 64). */
  answered: Type.Boolean(),
  /** null: answered, or no longer asked. */
  dueAt: Nullable(Instant),
  /** Whole days left, rounded up; below zero: days too late. Never 0. */
  daysLeft: Nullable(Type.Integer()),
});
export type SignalWork = Static<typeof SignalWork>;

export const SignalWorkChange = Type.Object({
  at: Instant,
  /** null: nobody from then on. */
  to: Nullable(Assignee),
  by: Assignee,
  version: Type.Integer(),
});
export type SignalWorkChange = Static<typeof SignalWorkChange>;

/** With every change, newest first; of very many the newest fifty. */
export const SignalWorkDetail = Type.Object({ work: SignalWork, changes: Type.Array(SignalWorkChange) });
export type SignalWorkDetail = Static<typeof SignalWorkDetail>;

export const QueuedSignal = Type.Object({
  signal: Signal,
  /** null: at a place where the one who asks does not work. */
  work: Nullable(SignalWork),
});
export type QueuedSignal = Static<typeof QueuedSignal>;
export const SignalQueue = Type.Object({
  items: Type.Array(QueuedSignal),
  next: Nullable(Type.String()),
  /** Of the whole queue with these choices, told with its first page; `more`: there are more than were counted. */
  total: Type.Optional(Type.Object({ count: Type.Integer(), more: Type.Boolean() })),
});
export type SignalQueue = Static<typeof SignalQueue>;

/** Signals by one choice, with all other choices that hold. */
const Counted = Type.Integer();

/** How many signals each choice of the queue would give; a choice takes the place of another in its row. */
export const SignalQueueCounts = Type.Object({
  /** Kinds that there are; of the others there is none. */
  kinds: Type.Array(Type.Object({ kind: DeviationKind, count: Counted })),
  open: Counted,
  assignees: Type.Object({ me: Counted, nobody: Counted }),
  waiting: Type.Object({ me: Counted, late: Counted }),
  /** Only the newest were counted: there may be more of each. */
  more: Type.Boolean(),
});
export type SignalQueueCounts = Static<typeof SignalQueueCounts>;

/** Days until an interpretation is asked, from when a signal was noticed. */
const TermDays = Type.Integer({ minimum: 1, maximum: 60 });
/** Where no place says otherwise: a week, so that everybody in a weekly meeting has had their turn (decision 110). */
export const DEFAULT_ANSWER_DAYS = 7;
/** Days after the term in which an interpretation is told to be late; then it is no longer asked. */
export const LATE_DAYS = 28;

export const AnswerTerm = Type.Object({
  placeId: Type.Integer(),
  days: Type.Integer(),
  /** The place whose term this is; null for the default. */
  fromPlaceId: Nullable(Type.Integer()),
  /** Of signals that say something of a sensor alone; where nobody chose one, that of other signals. */
  sensorDays: Type.Integer(),
  sensorFromPlaceId: Nullable(Type.Integer()),
  /** Kinds that somebody chose a term for, here or at a place around it; the others have `days` or `sensorDays`. */
  kinds: Type.Array(Type.Object({ kind: DeviationKind, days: Type.Integer(), fromPlaceId: Type.Integer() })),
});
export type AnswerTerm = Static<typeof AnswerTerm>;

/** Days by kind of deviation. Of a signal with several kinds the shortest counts. */
export const KindDays = Type.Partial(
  Type.Object(
    Object.fromEntries(deviationKinds.map((kind) => [kind, TermDays])) as Record<DeviationKind, typeof TermDays>,
  ),
  strict,
);
export type KindDays = Static<typeof KindDays>;

/** Who works on it: oneself, nobody, or the person with this number. */
export const AssigneeChoice = Type.String({ pattern: '^(me|nobody|[1-9]\\d{0,9})$' });
/** Waiting for one's own interpretation: all of them, or the late ones. */
export const WaitingChoice = Type.Union([Type.Literal('me'), Type.Literal('late')]);
export type WaitingChoice = Static<typeof WaitingChoice>;

/**
 * Without a choice `ranked`: strength and one more, divided by the whole days that are left or that one is late; then what is not asked, the
 * newest first (decision 157).
 */
export const QueueOrder = Type.Union([Type.Literal('ranked'), Type.Literal('newest'), Type.Literal('strongest')]);
export type QueueOrder = Static<typeof QueueOrder>;

const id = Type.Object({ id: oneId });
const queueChoices = {
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  place: Type.Optional(oneId),
  kind: Type.Optional(DeviationKind),
  open: Type.Optional(Type.Boolean()),
  assignee: Type.Optional(AssigneeChoice),
  waiting: Type.Optional(WaitingChoice),
};
const atSignal = { access: 'signals.work', placed: true, params: id, response: SignalWorkDetail, status: 200 } as const;

/** Who works on which signal, and until when an interpretation is asked; of the response room. */
export const signalWorkOperations = {
  listSignalQueue: {
    method: 'GET',
    path: '/v1/signal-queue',
    access: 'signals.work',
    placed: true,
    summary: 'Signals with who works on them and the days left; choices about work look at one’s own places alone',
    query: Type.Object({
      ...queueChoices,
      order: Type.Optional(QueueOrder),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.defaultPageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: SignalQueue,
    status: 200,
  },
  getSignalQueueCounts: {
    method: 'GET',
    path: '/v1/signal-queue/counts',
    access: 'signals.work',
    placed: true,
    summary: 'How many signals of the queue each choice would give, beside the other choices that hold',
    query: Type.Object(queueChoices),
    response: SignalQueueCounts,
    status: 200,
  },
  getSignalWork: {
    ...atSignal,
    method: 'GET',
    path: '/v1/signals/:id/work',
    summary: 'Who works on a signal, and who did so before',
  },
  assignSignal: {
    ...atSignal,
    method: 'PUT',
    path: '/v1/signals/:id/assignee',
    summary:
      'Take a signal, give it to a colleague who may work there, or leave it; refused when somebody did so meanwhile',
    body: Type.Object(
      {
        personId: Type.Union([Type.Null(), oneId]),
        version: Type.Integer({ minimum: 0, maximum: limits.id, description: 'The version one has seen; 0: none' }),
      },
      strict,
    ),
  },
  getAnswerTerm: {
    method: 'GET',
    path: '/v1/places/:id/answer-term',
    access: 'everyone',
    summary: 'Days until an interpretation is asked, by kind of signal; of the place or of the place around it',
    params: id,
    response: AnswerTerm,
    status: 200,
  },
  putAnswerTerm: {
    method: 'PUT',
    path: '/v1/places/:id/answer-term',
    access: 'signals.tune',
    placed: true,
    summary: 'Set until when an interpretation is asked; a term that is left out is that of the place around it again',
    params: id,
    body: Type.Object(
      { days: Type.Optional(TermDays), sensorDays: Type.Optional(TermDays), kindDays: Type.Optional(KindDays) },
      strict,
    ),
    response: AnswerTerm,
    status: 200,
  },
} as const;
