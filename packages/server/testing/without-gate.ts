import type { Readings } from '../src/observations/index.ts';
import { GroupCommit } from '../src/observations/intake/group-commit.ts';
import { PENDING } from '../src/observations/intake/outcome.ts';
import type { RunningServer } from '../src/start.ts';

export { addReading, createReadings, type Readings } from '../src/observations/index.ts';

/** Stores readings as the intake of this server does, and asks nothing: to measure what the gate costs. */
export interface WithoutGate {
  submit(readings: Readings): Promise<Uint8Array>;
  stop(): Promise<void>;
}

/** The same group commit on the same store with the same listeners; no gate, no spacing, no counting. */
export function openWithoutGate({ context }: RunningServer): WithoutGate {
  const series = { newest: new Map<number, number>(), finestMs: () => 0 };
  const commit = new GroupCommit({ ...context, pool: context.database.pool, series });
  return {
    submit: async (readings) => {
      const outcome = new Uint8Array(readings.count).fill(PENDING);
      await commit.submit(readings, outcome, true);
      return outcome;
    },
    stop: () => commit.stop(),
  };
}
