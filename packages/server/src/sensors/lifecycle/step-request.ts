import type { LifecycleStage, ValidationReport } from '@wijkritme/contract';

/** A step that is asked for, the same for each of some datastreams. */
export interface StepRequest {
  readonly to: LifecycleStage;
  /** Who takes the step (`actorOf`). */
  readonly by: string;
  readonly reason?: string | undefined;
  /** End of the time in the field, UTC ms. */
  readonly until?: number | null;
  /** In the lab: reference by datastream. */
  readonly references?: ReadonlyMap<number, number>;
  /** Validated: report by datastream. */
  readonly reports?: ReadonlyMap<number, ValidationReport>;
}
