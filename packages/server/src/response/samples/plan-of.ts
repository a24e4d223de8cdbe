import type { InterventionPlan, SampleCase } from '@wijkritme/contract';

/** The plan of its measure, with what has a number once the case is there. */
export const planOf = (
  { measure, placeId }: SampleCase,
  known: Pick<InterventionPlan, 'ownerId' | 'agreementId'>,
): InterventionPlan => ({ ...measure, ...known, placeId, stopOn: null });
