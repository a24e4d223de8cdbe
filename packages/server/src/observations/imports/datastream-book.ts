import type { DatastreamTemplate } from '../presets/preset.ts';

/** Makes or finds the datastreams of templates; answers with their ids in the same order. */
export type EnsureDatastreams = (templates: readonly DatastreamTemplate[]) => Promise<readonly number[]>;

/** The series of one file: a reader declares them and gets a number at once; their datastreams are made before the first commit. */
export class DatastreamBook {
  readonly #ensure: EnsureDatastreams;
  readonly #templates: DatastreamTemplate[] = [];
  readonly #ids: number[] = [];
  readonly #known: Set<number>;

  /** @param known datastreams that an earlier run over this file touched */
  constructor(ensure: EnsureDatastreams, known: readonly number[]) {
    this.#ensure = ensure;
    this.#known = new Set(known);
  }

  declare(template: DatastreamTemplate): number {
    return this.#templates.push(template) - 1;
  }

  /** Make what was declared since the last time. */
  async register(): Promise<void> {
    const fresh = this.#templates.slice(this.#ids.length);
    if (fresh.length === 0) return;
    for (const id of await this.#ensure(fresh)) {
      this.#ids.push(id);
      this.#known.add(id);
    }
  }

  /** Datastream ids by handle. */
  get ids(): readonly number[] {
    return this.#ids;
  }

  /** Every datastream of this file. */
  all(): number[] {
    return [...this.#known];
  }
}
