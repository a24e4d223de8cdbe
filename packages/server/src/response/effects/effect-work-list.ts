/** What computes effects, as the doors see it. */
export interface EffectWork {
  /** There is something to do. */
  wake(): void;
  /** Does what is due and what waits; resolves when that is done. */
  look(): Promise<void>;
  /** Ends a computation that goes on. The caller has said so in the store. */
  abandon(runId: number): Promise<void>;
}
