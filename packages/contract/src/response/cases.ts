import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { SharingLabel } from '../access/sharing-label.ts';
import { BothTexts } from '../check/check.ts';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { CaseAttachment } from './attachments.ts';
import { ByWhom } from './by-whom.ts';
import { CaseMeasure, CaseStep } from './case-history.ts';
import { SignalInterpretations } from './interpretations.ts';
import { CaseRemoval } from './keep-terms.ts';
import { OrganisationName } from './organisation-name.ts';
import { SeenBy, SharingChange, SharingInput, SharingMark } from './sharing.ts';

const instant = Type.String({ format: 'date-time' });
const date = Type.String({ format: 'date', description: 'Local civil date, YYYY-MM-DD' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Version = Type.Integer({ minimum: 1, description: 'The version one has seen' });
const ScriptId = Type.Union([Type.Null(), Type.String({ minLength: 1, maxLength: 40 })]);
const Title = Type.String({ minLength: 3, maxLength: 120, pattern: '\\S' });
const Words = Type.String({ minLength: 3, maxLength: 2_000, pattern: '\\S' });
const Organisations = Type.Array(oneId, { maxItems: 50, uniqueItems: true });

/** Where a case stands: signals, what was agreed and what is to be done, shared with some. */
export const CaseSummary = Type.Object({
  id: Type.Integer(),
  /** Its number in words while it `isHidden`. */
  title: Type.String(),
  /** Signals that the reader answers first, or declines: until then they read nothing that others wrote in it since these came. */
  answerFirst: Type.Array(Type.Integer()),
  /** Title and script are among that. */
  isHidden: Type.Boolean(),
  placeId: nullable(Type.Integer()),
  placeName: nullable(Type.String()),
  /** Which script it follows; null: none, or hidden. */
  script: nullable(Type.String()),
  organisation: OrganisationName,
  isOwn: Type.Boolean(),
  ...SharingMark.properties,
  openedAt: instant,
  closed: Type.Boolean(),
  /** The sample city made it: nobody saw, agreed or did any of it. */
  simulated: Type.Boolean(),
  /** null: it is open, and is kept. */
  removal: nullable(CaseRemoval),
  openTasks: Type.Integer(),
  version: Type.Integer(),
});
export type CaseSummary = Static<typeof CaseSummary>;
export const CaseList = Type.Object({ items: Type.Array(CaseSummary), next: nullable(Type.String()) });
export type CaseList = Static<typeof CaseList>;

export const CaseEntryKind = Type.Union([Type.Literal('agreement'), Type.Literal('task')]);
export type CaseEntryKind = Static<typeof CaseEntryKind>;

/** An agreement or a task. */
export const CaseEntry = Type.Object({
  id: Type.Integer(),
  kind: CaseEntryKind,
  words: Type.String(),
  /** Of an agreement: the day it was made; of a task: the day by which it is done. */
  date,
  /** Who made the agreement, or who does the task. */
  parties: Type.Array(OrganisationName),
  role: Role,
  organisation: OrganisationName,
  addedAt: instant,
  doneAt: nullable(instant),
  /** Who ticked it off; null: not done, or not kept at that time. */
  doneBy: nullable(ByWhom),
  isOwn: Type.Boolean(),
  /** An agreement that its writer struck: it stays, and no longer holds. */
  struck: nullable(Type.Object({ at: instant, role: Role, organisation: OrganisationName, reason: Type.String() })),
  version: Type.Integer(),
});
export type CaseEntry = Static<typeof CaseEntry>;

/** A signal in a case, with the interpretations that the reader may see: blind first holds here too. */
export const CaseSignal = Type.Object({
  signalId: Type.Integer(),
  start: instant,
  addedAt: instant,
  /** false: a later reading showed that it was none; what was said of it stays. */
  exists: Type.Boolean(),
  answered: Type.Boolean(),
  interpretations: SignalInterpretations.properties.items,
  agreement: SignalInterpretations.properties.agreement,
});
export type CaseSignal = Static<typeof CaseSignal>;

export const CaseFile = Type.Object({
  ...CaseSummary.properties,
  signals: Type.Array(CaseSignal),
  entries: Type.Array(CaseEntry),
  /** Who can be a party, or be shared with. */
  organisations: Type.Array(OrganisationName),
  attachments: Type.Array(CaseAttachment),
  /** Opened, closed, opened again, signals put in and taken out; oldest first. */
  steps: Type.Array(CaseStep, { maxItems: limits.historyOfCase }),
  /** Those of which something is told, those that are planned or running, and the newest; oldest first. */
  measures: Type.Array(CaseMeasure, { maxItems: 3 * limits.historyOfCase }),
  /** So many more are planned or running; the list of measures has them, asked with this case. */
  measuresLeft: Type.Integer({ minimum: 0 }),
  /** Of steps, and of measures, at this moment or before, not everything is told: ask with it as `historyUntil`. null: it is. */
  earlierUntil: nullable(instant),
  /** The day that the clock of its place shows. */
  today: date,
  seenBy: SeenBy,
});
export type CaseFile = Static<typeof CaseFile>;

/** One step of a script: what one sees, what one does about it and who follows it up. The lightest comes first. */
export const ScriptStep = Type.Object({
  grade: Type.Integer({ minimum: 1, maximum: 4 }),
  sign: BothTexts,
  measure: BothTexts,
  follower: Role,
});
export const CaseScript = Type.Object({ id: Type.String(), name: BothTexts, steps: Type.Array(ScriptStep) });
export type CaseScript = Static<typeof CaseScript>;
export const CaseScriptList = Type.Object({ items: Type.Array(CaseScript) });

const InRole = { role: Type.Optional(Role) };

/** It stands at the place of its first signal. */
export const NewCase = Type.Object(
  {
    title: Title,
    signalId: oneId,
    script: ScriptId,
    ...SharingInput,
  },
  strict,
);
export type NewCase = Static<typeof NewCase>;
export const CaseChange = Type.Object(
  { title: Title, script: ScriptId, closed: Type.Boolean(), version: Version },
  strict,
);
export const NewCaseEntry = Type.Object(
  { ...InRole, kind: CaseEntryKind, words: Words, date, parties: Organisations },
  strict,
);
export type NewCaseEntry = Static<typeof NewCaseEntry>;

const id = Type.Object({ id: oneId });
const work = { access: 'signals.work', placed: true, response: CaseFile, status: 200 } as const;

/** Cases, of the response room. */
export const caseOperations = {
  listCaseScripts: {
    method: 'GET',
    path: '/v1/case-scripts',
    access: 'everyone',
    summary: 'Scripts: for a kind of situation the steps from light to heavy, with sign, measure and follower',
    response: CaseScriptList,
    status: 200,
  },
  listCases: {
    method: 'GET',
    path: '/v1/cases',
    access: 'signals.work',
    placed: true,
    summary: 'Cases that one may see, open ones first, then the newest',
    query: Type.Object({
      signal: Type.Optional(oneId),
      /** Words that all occur in the title. */
      search: Type.Optional(Type.String({ maxLength: 100 })),
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
      /** At the place or below it. */
      place: Type.Optional(oneId),
      label: Type.Optional(SharingLabel),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: CaseList,
    status: 200,
  },
  openCase: {
    ...work,
    method: 'POST',
    path: '/v1/cases',
    summary: 'Open a case from a signal',
    body: NewCase,
    status: 201,
  },
  getCase: {
    ...work,
    method: 'GET',
    path: '/v1/cases/:id',
    summary: 'One case with its signals, interpretations, agreements and tasks',
    params: id,
    /** Tells what happened at this moment or before, instead of the newest. */
    query: Type.Object({ historyUntil: Type.Optional(instant) }),
  },
  changeCase: {
    ...work,
    method: 'PUT',
    path: '/v1/cases/:id',
    summary: 'Rename, close or open a case; refused when somebody changed it meanwhile',
    params: id,
    body: CaseChange,
  },
  changeCaseLabel: {
    ...work,
    method: 'PUT',
    path: '/v1/cases/:id/label',
    summary: 'Share a case with more or fewer; only who opened it can',
    params: id,
    body: SharingChange,
  },
  addCaseSignal: {
    ...work,
    method: 'POST',
    path: '/v1/cases/:id/signals',
    summary: 'Put another signal into a case',
    params: id,
    body: Type.Object({ signalId: oneId }, strict),
  },
  removeCaseSignal: {
    ...work,
    method: 'POST',
    path: '/v1/cases/:id/signals/:signal/removal',
    summary: 'Take a signal out of a case, with a reason; refused for the last one, and once a measure began with it',
    params: Type.Object({ id: oneId, signal: oneId }),
    body: Type.Object({ reason: Type.String({ maxLength: 1_000 }) }, strict),
  },
  addCaseEntry: {
    ...work,
    method: 'POST',
    path: '/v1/cases/:id/entries',
    summary: 'Write down an agreement or a task',
    params: id,
    body: NewCaseEntry,
  },
  changeCaseTask: {
    ...work,
    method: 'PUT',
    path: '/v1/cases/:id/entries/:entry',
    summary: 'Tick off a task, or take the tick back; refused when somebody did so meanwhile',
    params: Type.Object({ id: oneId, entry: oneId }),
    body: Type.Object({ done: Type.Boolean(), version: Version }, strict),
  },
  strikeCaseAgreement: {
    ...work,
    method: 'POST',
    path: '/v1/cases/:id/entries/:entry/strike',
    summary: 'Strike an agreement, with a reason; only who wrote it down can, and it stays readable',
    params: Type.Object({ id: oneId, entry: oneId }),
    body: Type.Object({ reason: Type.String({ maxLength: 1_000 }), version: Version }, strict),
  },
} as const;
