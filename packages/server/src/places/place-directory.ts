import { contains } from './geometry.ts';
import type { StoredPlace } from './stored-place.ts';
import { touches } from './touching.ts';

const kindOrder = ['zone', 'street', 'neighbourhood', 'district', 'municipality'] as const;

/** All places in memory: few thousands at most, asked for on every page and reading. */
export class PlaceDirectory {
  #byId = new Map<number, StoredPlace>();
  #byCode = new Map<string, StoredPlace>();
  #version = 0;

  replace(places: readonly StoredPlace[]): void {
    this.#byId = new Map(places.map((place) => [place.id, place]));
    this.#byCode = new Map(places.map((place) => [place.code, place]));
    this.#version += 1;
  }

  /** Changes whenever places changed. */
  get version(): number {
    return this.#version;
  }

  all(): StoredPlace[] {
    return [...this.#byId.values()];
  }

  find(id: number): StoredPlace | undefined {
    return this.#byId.get(id);
  }

  findByCode(code: string): StoredPlace | undefined {
    return this.#byCode.get(code);
  }

  /** Places around a point, smallest kind first. */
  at(point: readonly [number, number]): StoredPlace[] {
    return this.all()
      .filter((place) => place.geometry !== null && place.bbox !== null && contains(place.geometry, place.bbox, point))
      .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
  }

  /** The place itself and everything it lies in, smallest first. */
  withParents(id: number): StoredPlace[] {
    const chain: StoredPlace[] = [];
    for (let place = this.find(id); place && !chain.includes(place); place = this.find(place.parentId ?? -1))
      chain.push(place);
    return chain;
  }

  /** Ids of other places that lie beside it, of whatever kind; those around and below it are not among them. */
  adjoining(id: number): Set<number> {
    const own = this.find(id);
    if (!own?.geometry) return new Set();
    const related = new Set([...this.below(id), ...this.withParents(id).map((place) => place.id)]);
    const { geometry } = own;
    const beside = this.all().filter(
      (place) => !related.has(place.id) && place.geometry !== null && touches(geometry, place.geometry),
    );
    return new Set(beside.map((place) => place.id));
  }

  /** Ids of a place and of everything below it. */
  below(id: number): Set<number> {
    const ids = new Set([id]);
    for (let grown = true; grown; ) {
      const before = ids.size;
      for (const place of this.#byId.values())
        if (place.parentId !== null && ids.has(place.parentId)) ids.add(place.id);
      grown = ids.size > before;
    }
    return ids;
  }
}
