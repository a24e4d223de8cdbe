import type { Observations } from '../observations/index.ts';
import { type DatastreamCatalog, isInField } from '../sensors/index.ts';

type Latest = Awaited<ReturnType<Observations['latest']>>;

/** The newest reading of each datastream that was measured outside the field: shown as lab data, and not judged. */
export class LabBook {
  readonly #catalog: DatastreamCatalog;
  readonly #newest = new Map<number, { readonly time: number; readonly value: number }>();

  constructor(catalog: DatastreamCatalog) {
    this.#catalog = catalog;
  }

  load(latest: Latest): void {
    for (const { datastreamId, time, value } of latest) this.keepsOut(datastreamId, time, value);
  }

  /** In the field at this moment; what is measured elsewhere is lab data. */
  counts(id: number, time: number): boolean {
    const entry = this.#catalog.find(id);
    return entry !== undefined && isInField(entry, time);
  }

  /** Lab data never reach a rhythm (decision 46): remembered here, and nowhere else. */
  keepsOut(id: number, time: number, value: number): boolean {
    if (this.counts(id, time)) return false;
    if (this.#catalog.find(id) !== undefined) this.#hear(id, time, value);
    return true;
  }

  #hear(id: number, time: number, value: number): void {
    const known = this.#newest.get(id);
    if (!known || time >= known.time) this.#newest.set(id, { time, value });
  }

  find(id: number): { readonly time: number; readonly value: number } | undefined {
    return this.#newest.get(id);
  }

  forget(id: number): void {
    this.#newest.delete(id);
  }
}
