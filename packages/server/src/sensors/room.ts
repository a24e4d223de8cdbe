import type { Sum, ThingLifecycle, ValidationReport } from '@wijkritme/contract';
import type { SumOfSeries } from '@wijkritme/engine';
import type { Room } from '../foundation/context.ts';
import type { Language } from '../foundation/http/language.ts';
import type { CatalogEntry, DatastreamCatalog } from './datastream-catalog.ts';
import type { DeviceKeys } from './device-keys.ts';
import type { FoundBook } from './discovery/found-book.ts';
import type { StepRequest } from './lifecycle/step-request.ts';
import type { SensorsDb } from './sql/read-catalog.ts';
import type { SumRow } from './sql/series-sums.ts';

export interface Sensors extends Room {
  readonly catalog: DatastreamCatalog;
  readonly db: SensorsDb;
  /** Read these datastreams anew after a change and tell the others; undefined means all. */
  refresh(ids?: readonly number[]): Promise<void>;
  /** Entries of datastreams as they are within a transaction, which nobody else sees yet. */
  entriesIn(db: SensorsDb, ids: readonly number[]): Promise<CatalogEntry[]>;
  /** Take datastreams out of the catalog after they were deleted; resolves when nobody keeps anything of them. */
  forget(ids: readonly number[]): Promise<unknown> | undefined;
  /** Place of a point, and the civil time there. */
  placeAt(point: readonly [number, number]): number | null;
  placeByCode(code: string): number | null;
  /** Longitude and latitude of those that stand at a point. */
  positionsOf(thingIds: readonly number[]): Promise<Map<number, [number, number]>>;
  /** Of which device type of the catalogue a thing is; kept in memory, because each message asks. */
  deviceTypeOf(thingId: number): Promise<string | null>;
  /** Datastreams in the lab become validated, each on its report; see `takeSteps`. */
  validate(entries: readonly CatalogEntry[], request: StepRequest, now: number): Promise<void>;
  /** The datastreams of a thing that a step is about. */
  chosenOf(thingId: number, ids: readonly number[] | undefined): CatalogEntry[];
  lifecycleOf(thingId: number, language: Language, now: number): Promise<ThingLifecycle>;
  /** Sums that readings tell of; they hold at once, until somebody says otherwise. */
  inferSums(
    found: readonly (SumOfSeries & { readonly moments: number })[],
    note: { readonly at: number; readonly by: string },
  ): Promise<Sum[]>;
  /** All that was ever said of sums, also those that are none. */
  sums(): Promise<SumRow[]>;
  /** The report that a datastream was last validated on. */
  reportOf(datastreamId: number): Promise<ValidationReport | undefined>;
}

export interface SensorsRoom extends Sensors {
  readonly keys: DeviceKeys;
  readonly found: FoundBook;
  /** Keys and certificates are read anew; connections of those that do not count any more are cut. */
  reloadKeys(): Promise<void>;
  hasPlace(id: number): boolean;
  /** Ids of a place and of everything below it. */
  placesBelow(id: number): ReadonlySet<number>;
}
