import Type, { type Static } from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Where no place says otherwise: two years, so that a measure can be compared with the same season a year later (decision 126). */
export const DEFAULT_CASE_DAYS = 730;
/** Where no place says otherwise: a year. */
export const DEFAULT_WORDS_DAYS = 365;
/** Where no place says otherwise: a year, so that a season can be held against the same one before. */
export const DEFAULT_REPORTS_DAYS = 365;
/** Days that may be chosen: a month to ten years. */
export const keepDays = { least: 30, most: 3_650 } as const;

const Days = Type.Integer({ minimum: keepDays.least, maximum: keepDays.most });

/** How long something is kept at a place. */
export const KeptDays = Type.Object({
  days: Type.Integer(),
  /** The place whose term this is; null for the default. */
  fromPlaceId: nullable(Type.Integer()),
});
export type KeptDays = Static<typeof KeptDays>;

export const KeepTerms = Type.Object({
  placeId: Type.Integer(),
  /** A case with all that is in it, from when it was closed or its last effect was judged. */
  cases: KeptDays,
  /** What was said of a signal and who worked on it, from the last word on; not while it is in an open case. */
  words: KeptDays,
  /** What residents reported, from its end on; not while it is in an open case. */
  reports: KeptDays,
  /** Of the place itself, to be named by who changes it; 0: it never had terms of its own. */
  version: Type.Integer(),
});
export type KeepTerms = Static<typeof KeepTerms>;

/** Why a closed case is kept longer than its term. */
export const KeptBecause = Type.Union([Type.Literal('measure-running'), Type.Literal('effect-awaited')]);
export type KeptBecause = Static<typeof KeptBecause>;

/** When a closed case is removed with all that is in it. */
export const CaseRemoval = Type.Object({
  /** From then on, in the next night; null: nobody can say yet. */
  at: nullable(Type.String({ format: 'date-time' })),
  because: nullable(KeptBecause),
  /** Of its place. */
  days: Type.Integer(),
});
export type CaseRemoval = Static<typeof CaseRemoval>;

const id = Type.Object({ id: oneId });

/** How long cases and words on signals are kept; of the response room. */
export const keepTermOperations = {
  getKeepTerms: {
    method: 'GET',
    path: '/v1/places/:id/keep-terms',
    access: 'everyone',
    summary: 'How long closed cases, words on signals and reports are kept, of the place or of the place around it',
    params: id,
    response: KeepTerms,
    status: 200,
  },
  putKeepTerms: {
    method: 'PUT',
    path: '/v1/places/:id/keep-terms',
    access: 'retention.manage',
    placed: true,
    summary: 'Set how long they are kept; a term that is left out is that of the place around it again',
    params: id,
    body: Type.Object(
      {
        caseDays: Type.Optional(Days),
        wordsDays: Type.Optional(Days),
        reportsDays: Type.Optional(Days),
        version: Type.Integer({ minimum: 0, maximum: limits.id, description: 'The version one has seen; 0: none' }),
      },
      { additionalProperties: false },
    ),
    response: KeepTerms,
    status: 200,
  },
} as const;
