import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { EffectVerdict } from './effects.ts';
import { InterventionState } from './intervention-states.ts';
import { OrganisationName } from './organisation-name.ts';

const instant = Type.String({ format: 'date-time' });
const date = Type.String({ format: 'date', description: 'Local civil date, YYYY-MM-DD' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A case was opened, closed, or opened again; a signal was put into it later, or taken out. */
export const CaseStep = Type.Object({
  kind: Type.Union([
    Type.Literal('opened'),
    Type.Literal('closed'),
    Type.Literal('reopened'),
    Type.Literal('signal-in'),
    Type.Literal('signal-out'),
  ]),
  at: instant,
  /** Which signal; null: it is about the case. */
  signalId: nullable(Type.Integer()),
  /** Why it was taken out; null: it is about something else, or hidden until its reader has answered. */
  reason: nullable(Type.String()),
  /** null: not kept at that time. */
  role: nullable(Role),
  organisation: nullable(OrganisationName),
});
export type CaseStep = Static<typeof CaseStep>;

/** What a measure of a case became, step by step, what it did, and the days that it still has to come. */
export const CaseMeasure = Type.Object({
  id: Type.Integer(),
  title: Type.String(),
  state: InterventionState,
  startsOn: date,
  endsOn: date,
  stopOn: nullable(date),
  /** Oldest first. */
  steps: Type.Array(Type.Object({ at: instant, state: InterventionState, role: Role, organisation: OrganisationName })),
  /** Of every effect that was computed, oldest first. */
  verdicts: Type.Array(
    Type.Object({ at: instant, effectId: Type.Integer(), series: Type.String(), verdict: EffectVerdict }),
  ),
});
export type CaseMeasure = Static<typeof CaseMeasure>;
