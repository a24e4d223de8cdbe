import Type, { type Static } from 'typebox';

export const InterventionState = Type.Union([
  /** Thought of; nothing is promised. */
  Type.Literal('proposed'),
  /** Agreed on, with expectation and comparison; not begun. */
  Type.Literal('planned'),
  Type.Literal('running'),
  /** Over as planned. */
  Type.Literal('ended'),
  /** Ended before its time. */
  Type.Literal('stopped'),
  /** Never begun. */
  Type.Literal('withdrawn'),
]);
export type InterventionState = Static<typeof InterventionState>;
export const interventionStates: readonly InterventionState[] = InterventionState.anyOf.map((state) => state.const);

/** Which state may follow which. The store refuses every other step as well. */
export const interventionSteps: Readonly<Record<InterventionState, readonly InterventionState[]>> = {
  proposed: ['planned', 'withdrawn'],
  planned: ['proposed', 'running', 'withdrawn'],
  running: ['ended', 'stopped'],
  ended: [],
  stopped: [],
  withdrawn: [],
};

/** Steps that ask why. */
export const reasonedSteps: readonly InterventionState[] = ['stopped', 'withdrawn'];
