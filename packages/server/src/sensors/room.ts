import type { Room } from '../foundation/context.ts';
import type { DatastreamCatalog } from './datastream-catalog.ts';
import type { DeviceKeys } from './device-keys.ts';
import type { SensorsDb } from './sql/read-catalog.ts';

export interface Sensors extends Room {
  readonly catalog: DatastreamCatalog;
  readonly db: SensorsDb;
  /** Read these datastreams anew after a change and tell the others; undefined means all. */
  refresh(ids?: readonly number[]): Promise<void>;
  /** Take datastreams out of the catalog after they were deleted; resolves when nobody keeps anything of them. */
  forget(ids: readonly number[]): Promise<unknown> | undefined;
  /** Place of a point, and the civil time there. */
  placeAt(point: readonly [number, number]): number | null;
  placeByCode(code: string): number | null;
}

export interface SensorsRoom extends Sensors {
  readonly keys: DeviceKeys;
  reloadKeys(): Promise<void>;
  /** Ids of a place and of everything below it. */
  placesBelow(id: number): ReadonlySet<number>;
}
