import type { KindReason, Passport, PassportStatus, SeriesKind } from '@wijkritme/contract';
import type { CountRule, SumOfSeries } from '@wijkritme/engine';
import type { Life } from './lifecycle/life.ts';
import { type EntrySum, SumLinks } from './sums/sum-links.ts';

/** What the doors and the rhythm need to know of a datastream, ready to use. */
export interface CatalogEntry extends Life {
  readonly id: number;
  readonly name: string;
  readonly thingId: number;
  readonly thingName: string;
  readonly placeId: number | null;
  readonly simulated: boolean;
  /** Id of the registered property, or the name of an unregistered one. */
  readonly property: string;
  readonly propertyName: { readonly nl: string; readonly en: string };
  readonly kind: SeriesKind;
  readonly kindReason: KindReason;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Its lowest value may last: see `RegisteredProperty`. */
  readonly restsAtMin: boolean;
  readonly intervalMs: number;
  readonly timeZone: string;
  readonly country: string;
  readonly featureOfInterestId: number | null;
  readonly passport: Passport | null;
  /** Version of the passport, counted from 1 per datastream; 0 without one. */
  readonly passportVersion: number;
  /** The passport is for the unit in which this property is measured. */
  readonly isUnitRight: boolean;
  /** Readings whose phenomenon times lie closer together are finer than the passport allows, ms. */
  readonly finestMs: number;
  /** Counts from 1 up to this one are withheld by the device, says the passport; 0 where all may come. */
  readonly withheldBelow: number;
  /** How its counts are shown outside the inner circle; null where all are shown as measured. */
  readonly outward: CountRule | null;
  /** It adds up with others: how it is shown outside together with them; null where it is judged alone. */
  readonly sum: EntrySum | null;
  /** UTC ms; a missing or withdrawn passport is never valid. */
  readonly validFrom: number;
  readonly validUntil: number;
  readonly withdrawn: boolean;
  /** UTC ms at which the passport was withdrawn; NaN where it was not. */
  readonly withdrawnAt: number;
  readonly retentionMs: number;
  /** Which channel of its device type this is; null for what does not come from the catalogue. */
  readonly channel: string | null;
}

/** Judged at the moment of asking: expiry acts at once and without a restart. */
export function passportStatusOf(entry: CatalogEntry, now: number): PassportStatus {
  if (entry.passport === null) return 'missing';
  if (entry.withdrawn) return 'withdrawn';
  if (now < entry.validFrom) return 'not_yet_valid';
  return now >= entry.validUntil ? 'expired' : 'valid';
}

/** Every datastream in memory, by id; the gate asks it for each reading. */
export class DatastreamCatalog {
  #byId = new Map<number, CatalogEntry>();
  /** Made when it is asked for, and forgotten with every change. */
  #byThing: Map<number, CatalogEntry[]> | undefined;
  readonly sums = new SumLinks<CatalogEntry>();

  replace(entries: readonly CatalogEntry[]): void {
    this.#byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.#link();
  }

  put(entries: readonly CatalogEntry[]): void {
    for (const entry of entries) this.#byId.set(entry.id, entry);
    this.#link();
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) this.#byId.delete(id);
    this.#link();
  }

  /** Other sums hold from now on. */
  takeSums(sums: readonly SumOfSeries[]): void {
    this.sums.take(sums);
    this.#link();
  }

  #link(): void {
    this.#byThing = undefined;
    this.sums.link(this.#byId);
  }

  /** Datastreams of one thing, in the order in which they were made. */
  ofThing(thingId: number): CatalogEntry[] {
    this.#byThing ??= groupByThing(this.#byId.values());
    return this.#byThing.get(thingId) ?? [];
  }

  find(id: number): CatalogEntry | undefined {
    return this.#byId.get(id);
  }

  all(): IterableIterator<CatalogEntry> {
    return this.#byId.values();
  }

  get size(): number {
    return this.#byId.size;
  }
}

function groupByThing(entries: Iterable<CatalogEntry>): Map<number, CatalogEntry[]> {
  const byThing = new Map<number, CatalogEntry[]>();
  for (const entry of [...entries].sort((a, b) => a.id - b.id)) {
    const group = byThing.get(entry.thingId);
    if (group) group.push(entry);
    else byThing.set(entry.thingId, [entry]);
  }
  return byThing;
}
