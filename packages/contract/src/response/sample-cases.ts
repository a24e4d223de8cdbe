import Type, { type Static } from 'typebox';
import { OrganisationKind, Role } from '../access/roles.ts';
import { oneId } from '../one-id.ts';
import { ExpectedEffect, InterventionPlan } from './interventions.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };
const { title, kind, startsOn, endsOn, costEuros, by } = InterventionPlan.properties;
const Words = Type.String({ minLength: 3, maxLength: 2_000, pattern: '\\S' });

/**
 * A finished case of the sample city. Its program hands it to the server that started it, as a message between the two processes; no
 * HTTP operation takes it (decision 162). What came of its measure is not in it: the server computes that.
 */
export const SampleCase = Type.Object(
  {
    /** Which one it is, so that it is laid down once. */
    key: Type.String({ minLength: 1, maxLength: 100 }),
    title,
    placeId: oneId,
    /** Made up, and called so: words of a sample case never stand under the name of a real one. */
    organisations: Type.Array(
      Type.Object(
        {
          kind: OrganisationKind,
          name: Type.String({ minLength: 3, maxLength: 120, pattern: '\\(simulatie\\)$' }),
        },
        strict,
      ),
      { minItems: 2, maxItems: 5 },
    ),
    /** A signal of the place that began between these is what it is about. */
    signal: Type.Object({ from: instant, to: instant }, strict),
    /** In the order in which they were given; each without having seen the others. `explanation` is an English name of the list. */
    answers: Type.Array(
      Type.Object(
        {
          /** Who says it, by its place in the list, and in which role. Nobody in person. */
          organisation: Type.Integer({ minimum: 0, maximum: 4 }),
          role: Role,
          explanation: Type.String({ maxLength: 100 }),
          sure: Type.Integer({ minimum: 0, maximum: 100 }),
          words: Words,
          at: instant,
        },
        strict,
      ),
      { minItems: 1, maxItems: 5 },
    ),
    /** The first of them opened it, and did what follows. */
    openedAt: instant,
    agreement: Type.Object({ words: Words, at: instant }, strict),
    measure: Type.Object(
      {
        title,
        kind,
        startsOn,
        endsOn,
        costEuros,
        by,
        expected: Type.Array(ExpectedEffect, { minItems: 1, maxItems: 1 }),
      },
      strict,
    ),
    startedAt: instant,
    endedAt: instant,
    closedAt: instant,
  },
  strict,
);
export type SampleCase = Static<typeof SampleCase>;

/** Between the program of the sample city and the server that started it. */
export const SampleCasesMessage = Type.Object(
  { type: Type.Literal('sample-cases'), cases: Type.Array(SampleCase, { maxItems: 10 }) },
  strict,
);
export type SampleCasesMessage = Static<typeof SampleCasesMessage>;
