import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';

/** What it comes down to. A faulty sensor and nothing at all are ordinary outcomes. */
export const ExplanationKind = Type.Union([
  Type.Literal('happening'),
  Type.Literal('sensor-fault'),
  Type.Literal('nothing-going-on'),
]);
export type ExplanationKind = Static<typeof ExplanationKind>;

/** One choice of the list that a team maintains: what a signal may turn out to be. */
export const Explanation = Type.Object({
  id: Type.Integer(),
  kind: ExplanationKind,
  nl: Type.String(),
  en: Type.String(),
  /** Can no longer be chosen; what was chosen keeps its name. */
  closed: Type.Boolean(),
  /** Goes up with every change: who changes says which version they saw. */
  version: Type.Integer(),
});
export type Explanation = Static<typeof Explanation>;
export const ExplanationList = Type.Object({ items: Type.Array(Explanation) });

const name = Type.String({ minLength: 3, maxLength: 80, pattern: '\\S' });
const strict = { additionalProperties: false };

export const NewExplanation = Type.Object({ kind: ExplanationKind, nl: name, en: name }, strict);
export const ExplanationChange = Type.Object(
  { nl: name, en: name, closed: Type.Boolean(), version: Type.Integer({ minimum: 1 }) },
  strict,
);

const id = Type.Object({ id: oneId });

/** The list of explanations, of the response room. */
export const explanationOperations = {
  listExplanations: {
    method: 'GET',
    path: '/v1/explanations',
    access: 'signed-in',
    summary: 'What a signal may turn out to be: the list of the team, closed ones included',
    response: ExplanationList,
    status: 200,
  },
  createExplanation: {
    method: 'POST',
    path: '/v1/explanations',
    access: 'signals.tune',
    summary: 'Add a choice to the list',
    body: NewExplanation,
    response: Explanation,
    status: 201,
  },
  changeExplanation: {
    method: 'PUT',
    path: '/v1/explanations/:id',
    access: 'signals.tune',
    summary: 'Rename a choice, close it or open it again; refused when somebody changed it meanwhile',
    params: id,
    body: ExplanationChange,
    response: Explanation,
    status: 200,
  },
} as const;
