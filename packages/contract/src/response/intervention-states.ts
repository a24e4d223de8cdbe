import { oneOf } from '../one-of.ts';
import { type InterventionStateName, interventionStates } from './intervention-steps.ts';

export const InterventionState = oneOf(interventionStates);
export type InterventionState = InterventionStateName;
