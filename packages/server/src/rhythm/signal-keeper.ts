import type { Context } from '../foundation/context.ts';
import type { Sensors } from '../sensors/index.ts';
import { selectDeviationsByIds } from './sql/deviations.ts';
import { assignSignals, deleteEmptySignals } from './sql/signals.ts';
import type { RhythmDb } from './sql/write-rhythm.ts';

/** Deviations looked at in one transaction. */
const CHUNK = 200;

/** Puts deviations that lie near in place and time into one signal, one batch after the other. */
export class SignalKeeper {
  readonly #context: Context;
  readonly #sensors: Sensors;
  readonly #db: RhythmDb;
  readonly #waiting = new Set<number>();
  #running: Promise<void> | undefined;

  constructor(context: Context, sensors: Sensors, db: RhythmDb) {
    this.#context = context;
    this.#sensors = sensors;
    this.#db = db;
  }

  add(ids: readonly number[]): void {
    for (const id of ids) this.#waiting.add(id);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting].slice(0, CHUNK);
      try {
        await this.#db.transaction().execute(async (trx) => {
          const rows = await selectDeviationsByIds(trx, ids);
          await assignSignals(trx, rows, (id) => this.#sensors.catalog.find(id)?.placeId ?? null);
          await deleteEmptySignals(trx);
        });
      } catch (cause) {
        this.#context.log.error(
          { cause: String(cause), deviations: ids.length },
          'grouping deviations into signals failed',
        );
      }
      for (const id of ids) this.#waiting.delete(id);
    }
  }

  async settle(): Promise<void> {
    await this.#running;
  }
}
