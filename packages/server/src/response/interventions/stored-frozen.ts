import type { InterventionPlan } from '@wijkritme/contract';
import type { SmallestEffect } from '@wijkritme/engine';

/** What a measure is judged by, as it stood at its start. */
export interface StoredFrozen {
  readonly plan: InterventionPlan;
  /** ISO 8601. */
  readonly at: string;
  /** Per expected effect, datastreams that are too near to compare with. */
  readonly adjoining: number[][];
  /** Per expected effect; null: it could not be computed. */
  readonly smallest: (SmallestEffect | null)[];
}
