import type { Context } from '../foundation/context.ts';
import type { Mutex } from '../foundation/mutex.ts';
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
  readonly #writing: Mutex;
  readonly #waiting = new Set<number>();
  #running: Promise<void> | undefined;

  constructor(context: Context, sensors: Sensors, db: RhythmDb, writing: Mutex) {
    this.#context = context;
    this.#sensors = sensors;
    this.#db = db;
    this.#writing = writing;
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
        await this.#writing.run(() => this.#assign(ids));
      } catch (cause) {
        this.#context.log.error(
          { cause: String(cause), deviations: ids.length },
          'grouping deviations into signals failed',
        );
      }
      for (const id of ids) this.#waiting.delete(id);
    }
  }

  #assign(ids: readonly number[]): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      const rows = await selectDeviationsByIds(trx, ids);
      await assignSignals(trx, rows, (id) => this.#sensors.catalog.find(id)?.placeId ?? null);
      await deleteEmptySignals(trx);
    });
  }

  async settle(): Promise<void> {
    await this.#running;
  }
}
