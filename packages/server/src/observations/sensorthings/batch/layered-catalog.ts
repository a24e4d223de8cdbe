import { type CatalogEntry, DatastreamCatalog } from '../../../sensors/index.ts';

/** The catalog with the changes of a transaction over it, which nobody else sees yet. */
export class LayeredCatalog extends DatastreamCatalog {
  readonly #below: DatastreamCatalog;
  readonly #gone = new Set<number>();

  constructor(below: DatastreamCatalog) {
    super();
    this.#below = below;
  }

  override put(entries: readonly CatalogEntry[]): void {
    for (const { id } of entries) this.#gone.delete(id);
    super.put(entries);
  }

  override remove(ids: readonly number[]): void {
    for (const id of ids) this.#gone.add(id);
    super.remove(ids);
  }

  override find(id: number): CatalogEntry | undefined {
    return super.find(id) ?? (this.#gone.has(id) ? undefined : this.#below.find(id));
  }

  override *all(): IterableIterator<CatalogEntry> {
    for (const entry of this.#below.all()) if (!this.#gone.has(entry.id) && !super.find(entry.id)) yield entry;
    yield* super.all();
  }

  override ofThing(thingId: number): CatalogEntry[] {
    return [...this.all()].filter((entry) => entry.thingId === thingId).sort((a, b) => a.id - b.id);
  }

  override get size(): number {
    return [...this.all()].length;
  }
}
