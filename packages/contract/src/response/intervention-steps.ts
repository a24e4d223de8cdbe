/** How far a measure is. A list without schemas: pages take it without loading those. */
export const interventionStates = [
  /** Thought of; nothing is promised. */
  'proposed',
  /** Agreed on, with expectation and comparison; not begun. */
  'planned',
  'running',
  /** Over as planned. */
  'ended',
  /** Ended before its time. */
  'stopped',
  /** Never begun. */
  'withdrawn',
] as const;
export type InterventionStateName = (typeof interventionStates)[number];

/** Which state may follow which. The store refuses every other step as well. */
export const interventionSteps: Readonly<Record<InterventionStateName, readonly InterventionStateName[]>> = {
  proposed: ['planned', 'withdrawn'],
  planned: ['proposed', 'running', 'withdrawn'],
  running: ['ended', 'stopped'],
  ended: [],
  stopped: [],
  withdrawn: [],
};

/** Steps that ask why. */
export const reasonedSteps: readonly InterventionStateName[] = ['stopped', 'withdrawn'];
