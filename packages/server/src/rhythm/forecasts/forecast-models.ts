import type { Mutex } from '../../foundation/mutex.ts';
import { deleteOtherModels, type ModelFacts, selectModelFacts, upsertModel } from '../sql/forecast-models.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';
import type { PaceName } from '../tables.ts';

const keyOf = (key: string, pace: PaceName) => `${key} ${pace}`;

/** What is known of each model; what it has learned stays in the store until it is used. */
export class ForecastModels {
  readonly #db: RhythmDb;
  readonly #writing: Mutex;
  #facts = new Map<string, ModelFacts>();

  constructor(db: RhythmDb, writing: Mutex) {
    this.#db = db;
    this.#writing = writing;
  }

  async load(): Promise<void> {
    this.#facts = new Map((await selectModelFacts(this.#db)).map((facts) => [keyOf(facts.key, facts.pace), facts]));
  }

  find(key: string, pace: PaceName): ModelFacts | undefined {
    return this.#facts.get(keyOf(key, pace));
  }

  listOf(keys: ReadonlySet<string>): ModelFacts[] {
    return [...this.#facts.values()].filter(({ key }) => keys.has(key));
  }

  async put(facts: ModelFacts, trained: Uint8Array): Promise<void> {
    await this.#writing.run(() => upsertModel(this.#db, facts, trained));
    this.#facts.set(keyOf(facts.key, facts.pace), facts);
  }

  /** Models of groups that are no more. */
  async keepOnly(keys: readonly string[]): Promise<void> {
    if ([...this.#facts.values()].every(({ key }) => keys.includes(key))) return;
    await this.#writing.run(() => deleteOtherModels(this.#db, keys));
    await this.load();
  }
}
