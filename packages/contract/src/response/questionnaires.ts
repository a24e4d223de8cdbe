import Type, { type Static } from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { OrganisationName } from './organisation-name.ts';
import {
  type QuestionnaireMethodId,
  type QuestionnaireScaleId,
  questionnaireMethods,
  questionnaireScales,
} from './questionnaire-scales.ts';
import { SeenBy, SharingChange, SharingInput, SharingMark } from './sharing.ts';

const date = Type.String({ format: 'date', description: 'Local civil date, YYYY-MM-DD' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([Type.Null(), schema]);
const number = nullable(Type.Number());
const Question = Type.String({ minLength: 3, maxLength: 300, pattern: '\\S' });

export const QuestionnaireScale = Type.Union(
  questionnaireScales.map(({ id }) => Type.Literal(id)) as unknown as [Type.TLiteral<QuestionnaireScaleId>],
);
export type QuestionnaireScale = QuestionnaireScaleId;
export const QuestionnaireMethod = Type.Union(
  questionnaireMethods.map(({ id }) => Type.Literal(id)) as unknown as [Type.TLiteral<QuestionnaireMethodId>],
);
export type QuestionnaireMethod = QuestionnaireMethodId;

const about = {
  /** In the words in which it was asked; rounds of the same words and scale are compared. */
  question: Question,
  questionEn: nullable(Question),
  scale: QuestionnaireScale,
  /** Which answers are the good ones. */
  better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
  from: date,
  /** Its last day. */
  until: date,
  method: QuestionnaireMethod,
  /** Who asked, and under which name it was published. */
  source: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
  /** How many were asked to take part, where that is known. */
  invited: nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
};

/** One question asked in one place: how often each answer was given, from low to high. Never the answers of a person. */
export const QuestionnaireDraft = Type.Object(
  {
    placeId: oneId,
    ...about,
    counts: Type.Array(Type.Integer({ minimum: 0, maximum: 1_000_000 }), { minItems: 2, maxItems: 10 }),
  },
  strict,
);
export type QuestionnaireDraft = Static<typeof QuestionnaireDraft>;
export const NewQuestionnaireRound = Type.Object({ ...QuestionnaireDraft.properties, ...SharingInput }, strict);
export type NewQuestionnaireRound = Static<typeof NewQuestionnaireRound>;

/** A round as everybody reads it who may see it: small counts are hidden, and what would lead to them. */
export const QuestionnaireRound = Type.Object({
  id: Type.Integer(),
  placeId: Type.Integer(),
  placeName: Type.String(),
  ...about,
  organisation: OrganisationName,
  ...SharingMark.properties,
  /** Number of answers. */
  n: Type.Integer(),
  /** From low to high; null is hidden. */
  counts: Type.Array(nullable(Type.Integer())),
  /** Of yes and no the share that says yes, 0..1; null is hidden. With limits of its 95 % interval. */
  mean: number,
  low: number,
  high: number,
  /** Standard deviation of the answers. */
  spread: number,
  sentence: Type.String(),
  /** May who reads it take it away? */
  mayRemove: Type.Boolean(),
  /** Did who reads it write it down? Then they change who may read it. */
  isOwn: Type.Boolean(),
  version: Type.Integer(),
  seenBy: SeenBy,
});
export type QuestionnaireRound = Static<typeof QuestionnaireRound>;
export const QuestionnaireRoundList = Type.Object({
  items: Type.Array(QuestionnaireRound),
  next: nullable(Type.String()),
  /** With whom a new one can be shared. */
  organisations: Type.Array(OrganisationName),
});
export type QuestionnaireRoundList = Static<typeof QuestionnaireRoundList>;

/** A row of a file that was left out, and why. Rows without a fault are kept. */
export const QuestionnaireRowProblem = Type.Object({
  /** Counted from 1, without the head of a table. */
  row: Type.Integer(),
  field: Type.String(),
  message: Type.String(),
});
export type QuestionnaireRowProblem = Static<typeof QuestionnaireRowProblem>;
export const QuestionnaireImport = Type.Object({
  rows: Type.Integer(),
  added: Type.Integer(),
  /** Were there already, exactly so. */
  unchanged: Type.Integer(),
  problems: Type.Array(QuestionnaireRowProblem, { maxItems: limits.questionnaireRows }),
});
export type QuestionnaireImport = Static<typeof QuestionnaireImport>;

const Difference = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });
const Pair = Type.Object({
  placeId: Type.Integer(),
  placeName: Type.String(),
  before: QuestionnaireRound,
  after: QuestionnaireRound,
});

/** One question beside a measure: what people answered before and after it, and where nothing was done. */
export const FeelingQuestion = Type.Object({
  question: Type.String(),
  scale: QuestionnaireScale,
  better: QuestionnaireDraft.properties.better,
  placeId: Type.Integer(),
  placeName: Type.String(),
  /** It was asked in an area around the place of the measure. */
  isWider: Type.Boolean(),
  /** Oldest first. `across` the start says nothing of before or after. */
  rounds: Type.Array(
    Type.Object({
      part: Type.Union([Type.Literal('before'), Type.Literal('across'), Type.Literal('after')]),
      /** The two that are held against each other. */
      isCompared: Type.Boolean(),
      round: QuestionnaireRound,
    }),
  ),
  /** After minus before, with its 95 % interval. */
  difference: nullable(Difference),
  comparison: nullable(
    Type.Object({
      places: Type.Array(Pair),
      /** How much more it changed here than there. */
      difference: Difference,
    }),
  ),
  /** In words: first what was answered, then how much that says. */
  sentences: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
  /** Of the rounds that were used, the one that goes least far. */
  label: SharingMark.properties.label,
});
export type FeelingQuestion = Static<typeof FeelingQuestion>;
export const Feeling = Type.Object({
  /** Local day on which the measure began; null: it did not. */
  startedOn: nullable(date),
  placeId: nullable(Type.Integer()),
  questions: Type.Array(FeelingQuestion),
});
export type Feeling = Static<typeof Feeling>;

const one = Type.Object({ id: oneId });
const work = { access: 'signals.work', placed: true } as const;

/** Results of questionnaires, of the response room. */
export const questionnaireOperations = {
  listQuestionnaireRounds: {
    ...work,
    method: 'GET',
    path: '/v1/questionnaire-rounds',
    summary: 'Rounds of questionnaires in a place that one may see, the newest first',
    query: Type.Object({
      place: oneId,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: QuestionnaireRoundList,
    status: 200,
  },
  createQuestionnaireRound: {
    ...work,
    method: 'POST',
    path: '/v1/questionnaire-rounds',
    summary: 'Write down how often each answer to a question was given; never who gave it',
    body: NewQuestionnaireRound,
    response: QuestionnaireRound,
    status: 201,
  },
  importQuestionnaireRounds: {
    ...work,
    method: 'POST',
    path: '/v1/questionnaire-rounds/imports',
    summary: 'Read rounds from a table (CSV) or a list (JSON); rows with a fault are left out and told',
    body: Type.Object(
      {
        form: Type.Union([Type.Literal('csv'), Type.Literal('json')]),
        content: Type.String({ maxLength: limits.questionnaireFileCharacters }),
        ...SharingInput,
      },
      strict,
    ),
    response: QuestionnaireImport,
    status: 200,
  },
  changeQuestionnaireRoundLabel: {
    ...work,
    method: 'PUT',
    path: '/v1/questionnaire-rounds/:id/label',
    summary: 'Share a round with more or fewer; only who wrote it down can',
    params: one,
    body: SharingChange,
    response: QuestionnaireRound,
    status: 200,
  },
  deleteQuestionnaireRound: {
    ...work,
    method: 'DELETE',
    path: '/v1/questionnaire-rounds/:id',
    summary: 'Take a round away; somebody of the organisation that wrote it down, and the log keeps that',
    params: one,
    response: Type.Object({}),
    status: 200,
  },
  getFeeling: {
    ...work,
    method: 'GET',
    path: '/v1/interventions/:id/feeling',
    summary: 'What people said before and after a measure, beside what was measured',
    params: one,
    response: Feeling,
    status: 200,
  },
} as const;
