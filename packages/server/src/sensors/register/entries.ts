import type { LifecycleStage, Passport, PassportStatus, SeriesKind } from '@wijkritme/contract';
import type { PlaceDirectory } from '../../places/index.ts';
import { type CatalogEntry, passportStatusOf } from '../datastream-catalog.ts';
import { isInField } from '../lifecycle/life.ts';
import type { SensorsRoom } from '../room.ts';
import { selectThings, type ThingChoice, type ThingRow } from '../sql/read-things.ts';

/** One datastream as the public register shows it. */
export interface RegisterSeries {
  readonly id: number;
  readonly name: string;
  readonly property: string;
  readonly propertyName: { readonly nl: string; readonly en: string };
  readonly kind: SeriesKind;
  readonly unit: string;
  readonly status: PassportStatus;
  readonly passport: Passport | null;
  readonly passportVersion: number;
  /** From when nothing is accepted, UTC ms: the end of the passport, or its withdrawal where that came first. NaN without one. */
  readonly endsAt: number;
  readonly stage: LifecycleStage;
  /** End of the time in the field, UTC ms; infinite where it has none. */
  readonly fieldUntil: number;
  /** It stands in the field now, and that time has not ended. */
  readonly isInField: boolean;
}

/** One device with everything it measures. */
export interface RegisterEntry {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly externalId: string | null;
  /** Longitude and latitude in WGS84. */
  readonly position: readonly [number, number] | null;
  /** Names of the places it stands in, smallest first. */
  readonly places: readonly string[];
  /** Civil time of that place. */
  readonly timeZone: string;
  readonly simulated: boolean;
  readonly series: readonly RegisterSeries[];
}

export interface RegisterSources {
  readonly room: SensorsRoom;
  readonly places: PlaceDirectory;
  /** UTC ms. */
  readonly now: number;
}

/** What was chosen in the list; what is undefined does not choose. */
export interface RegisterChoice {
  readonly place?: number | undefined;
  readonly property?: string | undefined;
  readonly status?: PassportStatus | undefined;
  readonly search?: string | undefined;
}

export function toThingChoice({ room, now }: RegisterSources, choice: RegisterChoice): ThingChoice {
  return {
    ids: choice.property || choice.status ? [...thingsWith(room, choice, now)] : undefined,
    places: choice.place === undefined ? undefined : [...room.placesBelow(choice.place)],
    search: choice.search,
  };
}

/** Ids of the things with a datastream that has this property and this passport status now. */
function thingsWith({ catalog }: SensorsRoom, { property, status }: RegisterChoice, now: number): Set<number> {
  const fits = (entry: CatalogEntry) =>
    (property === undefined || entry.property === property) &&
    (status === undefined || passportStatusOf(entry, now) === status);
  return new Set([...catalog.all()].filter(fits).map(({ thingId }) => thingId));
}

export async function findEntry(sources: RegisterSources, id: number): Promise<RegisterEntry | undefined> {
  const [entry] = toEntries(sources, await selectThings(sources.room.db, { ids: [id] }));
  return entry;
}

export async function listEntries(sources: RegisterSources): Promise<RegisterEntry[]> {
  return toEntries(sources, await selectThings(sources.room.db));
}

export function toEntries({ room, places, now }: RegisterSources, rows: readonly ThingRow[]): RegisterEntry[] {
  const series = new Map<number, RegisterSeries[]>(rows.map(({ id }) => [id, []]));
  for (const entry of room.catalog.all()) series.get(entry.thingId)?.push(toSeries(entry, now));
  return rows.map((row) => {
    const around = places.withParents(row.place_id ?? -1);
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      externalId: row.external_id,
      position: row.position && [row.position[0], row.position[1]],
      places: around.map(({ name }) => name),
      timeZone: around[0]?.timeZone ?? 'Europe/Amsterdam',
      simulated: row.simulated,
      series: series.get(row.id) ?? [],
    };
  });
}

function toSeries(entry: CatalogEntry, now: number): RegisterSeries {
  const { id, name, property, propertyName, kind, unit, passport, passportVersion, stage, fieldUntil } = entry;
  return {
    id,
    name,
    property,
    propertyName,
    kind,
    unit,
    passport,
    passportVersion,
    endsAt: Math.min(
      passport ? Date.parse(passport.validUntil) : Number.NaN,
      entry.withdrawn ? entry.withdrawnAt : Infinity,
    ),
    stage,
    fieldUntil,
    isInField: isInField(entry, now),
    status: passportStatusOf(entry, now),
  };
}
