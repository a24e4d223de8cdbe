import type { Observations } from '../observations/index.ts';
import { type DatastreamCatalog, isInField } from '../sensors/index.ts';

type Latest = Awaited<ReturnType<Observations['latest']>>;

/** The newest reading of each datastream that was measured outside the field: shown as lab data, and not judged. */
export class LabBook {
  readonly #newest = new Map<number, { readonly time: number; readonly value: number }>();

  load(latest: Latest, catalog: DatastreamCatalog): void {
    for (const { datastreamId, time, value } of latest) {
      const entry = catalog.find(datastreamId);
      if (entry && !isInField(entry, time)) this.hear(datastreamId, time, value);
    }
  }

  hear(id: number, time: number, value: number): void {
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
