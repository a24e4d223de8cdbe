import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { WrittenEntity } from '../events.ts';
import { logPassportChanges, type PassportChange } from '../log-passport.ts';
import { selectDatastreamIdsOf } from '../sql/delete-entities.ts';
import type { EntityKind } from '../sql/entity-sources.ts';
import { insertMultiDatastream } from '../sql/multi-datastreams.ts';
import { insertPassport } from '../sql/passports.ts';
import type { SensorsDb } from '../sql/read-catalog.ts';
import { selectThings } from '../sql/read-things.ts';
import {
  giveFeatures,
  insertDatastream,
  insertHistoricalLocation,
  insertLocation,
  insertObservedProperty,
  insertSensor,
  insertThing,
  putThingAt,
  selectExistingIds,
  setPlaceByPosition,
} from '../sql/write-entities.ts';
import type {
  ComponentDraft,
  DatastreamDraft,
  HistoricalLocationDraft,
  Linked,
  LocationDraft,
  MultiDatastreamDraft,
  SensorDraft,
  ThingDraft,
} from './drafts.ts';

/** What making entities needs to know of the rest; `db` is a transaction. */
export interface Making {
  readonly db: SensorsDb;
  readonly now: number;
  /** Who makes it (`actorOf`). */
  readonly by: string;
  placeAt(point: readonly [number, number]): number | null;
  placeByCode(code: string): number | null;
  /** Datastreams that the catalog must read anew after the commit. */
  readonly touched: Set<number>;
  /** What was made or changed, to be told after the commit. */
  readonly written: WrittenEntity[];
  /** Told of each new datastream, which is not complete yet. */
  onDatastream?(draft: ComponentDraft, id: number): void;
}

/** A thing with everything on it. */
export async function createThing(making: Making, draft: ThingDraft): Promise<number> {
  const id = await insertThing(making.db, draft, placeOf(making, draft));
  if (id === undefined) {
    throw new WijkritmeError(
      'conflict',
      {
        nl: `Er is al een apparaat met externalId ${JSON.stringify(draft.externalId)}. Kies een andere naam.`,
        en: `There is a thing with externalId ${JSON.stringify(draft.externalId)} already. Choose another name.`,
      },
      {
        fields: [
          { pointer: `${draft.pointer}/properties/externalId`, message: englishOnly('is taken by another thing') },
        ],
      },
    );
  }
  making.written.push({ kind: 'thing', id });
  if (draft.locations.length > 0) await moveThing(making, id, draft.locations);
  const changes: PassportChange[] = [];
  for (const datastream of draft.datastreams) {
    const datastreamId = await insertWhole(making, datastream, { thingId: id, sensor: datastream.sensor });
    if (datastream.passport) changes.push({ datastreamId, passport: datastream.passport });
  }
  for (const multi of draft.multiDatastreams ?? []) changes.push(...(await insertMulti(making, multi, id)).changes);
  await makeFeatures(making, id);
  await logPassportChanges(making.db, changes, { at: making.now, by: making.by });
  return id;
}

/** By the code that the owner gives; without one the position decides, as soon as there is one. */
function placeOf(making: Making, { placeCode, placeId, pointer }: ThingDraft): number | null {
  if (placeCode === null) return placeId ?? null;
  const id = making.placeByCode(placeCode);
  if (id !== null) return id;
  const message = `names no place of this installation: ${JSON.stringify(placeCode)}`;
  throw new WijkritmeError('invalid_input', englishOnly(`properties.placeCode ${message}.`), {
    fields: [{ pointer: `${pointer}/properties/placeCode`, message: englishOnly(message) }],
  });
}

/** New locations of a thing, made along or there already; a historical location remembers the move. */
export async function moveThing(
  making: Making,
  thingId: number,
  locations: readonly Linked<LocationDraft>[],
): Promise<number[]> {
  const { db } = making;
  const ids: number[] = [];
  for (const linked of locations) ids.push(await resolve(making, 'location', linked, insertLocation));
  const historicalId = await putThingAt(db, thingId, ids, new Date(making.now));
  making.written.push({ kind: 'historicalLocation', id: historicalId });
  await makeFeatures(making, thingId);
  const [thing] = await selectThings(db, { ids: [thingId] });
  const placeId = thing?.position ? making.placeAt(thing.position) : null;
  if (placeId !== null) await setPlaceByPosition(db, thingId, placeId);
  for (const id of await selectDatastreamIdsOf(db, thingId)) making.touched.add(id);
  return ids;
}

/** A location for things that are there already; each of them is at it from now on. */
export async function createLocation(
  making: Making,
  draft: LocationDraft,
  things: readonly Reference[],
): Promise<number> {
  const id = await insertLocation(making.db, draft);
  making.written.push({ kind: 'location', id });
  for (const thing of things) {
    await requireThere(making, 'thing', thing);
    await moveThing(making, thing.id, [{ id, pointer: thing.pointer }]);
  }
  return id;
}

/** A datastream for a thing that is there already. */
export async function createDatastream(making: Making, draft: DatastreamDraft, thing: Reference): Promise<number> {
  await requireThere(making, 'thing', thing);
  const id = await insertWhole(making, draft, { thingId: thing.id, sensor: draft.sensor });
  await makeFeatures(making, thing.id);
  const change = draft.passport && { datastreamId: id, passport: draft.passport };
  if (change) await logPassportChanges(making.db, [change], { at: making.now, by: making.by });
  return id;
}

/** A MultiDatastream, with its components, for a thing that is there already. */
export async function createMultiDatastream(
  making: Making,
  draft: MultiDatastreamDraft,
  thing: Reference,
): Promise<number> {
  await requireThere(making, 'thing', thing);
  const { id, changes } = await insertMulti(making, draft, thing.id);
  await makeFeatures(making, thing.id);
  await logPassportChanges(making.db, changes, { at: making.now, by: making.by });
  return id;
}

/** @throws WijkritmeError invalid_input where two components observe the same property: a list could not name both */
async function insertMulti(
  making: Making,
  draft: MultiDatastreamDraft,
  thingId: number,
): Promise<{ id: number; changes: PassportChange[] }> {
  const sensor = {
    id: await resolve(making, 'sensor', draft.sensor, insertSensor),
    pointer: `${draft.pointer}/Sensor`,
  };
  const ids: number[] = [];
  const changes: PassportChange[] = [];
  for (const component of draft.components) {
    const datastreamId = await insertWhole(making, component, { thingId, sensor });
    if (component.passport) changes.push({ datastreamId, passport: component.passport });
    ids.push(datastreamId);
  }
  const id = await insertMultiDatastream(making.db, draft, ids);
  if (id === undefined) {
    const pointer = `${draft.pointer}/ObservedProperties`;
    const message = 'name one property twice; each number of a result has a property of its own';
    throw new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
      fields: [{ pointer, message: englishOnly(message) }],
    });
  }
  making.written.push({ kind: 'multiDatastream', id });
  return { id, changes };
}

async function insertWhole(
  making: Making,
  draft: ComponentDraft,
  { thingId, sensor }: { thingId: number; sensor: Linked<SensorDraft> },
): Promise<number> {
  const sensorId = await resolve(making, 'sensor', sensor, insertSensor);
  const observedPropertyId = await resolve(making, 'observedProperty', draft.observedProperty, insertObservedProperty);
  const id = await insertDatastream(making.db, draft, { thingId, sensorId, observedPropertyId });
  const { passport } = draft;
  const note = { at: new Date(making.now), by: making.by, reason: undefined };
  if (passport) await insertPassport(making.db, { datastreamId: id, passport }, note);
  making.touched.add(id);
  making.written.push({ kind: 'datastream', id });
  making.onDatastream?.(draft, id);
  return id;
}

/** The feature of its place for each datastream of a thing that has none. */
export async function makeFeatures(making: Making, thingId: number): Promise<void> {
  for (const id of await giveFeatures(making.db, thingId)) making.written.push({ kind: 'featureOfInterest', id });
}

export async function createHistoricalLocation(making: Making, draft: HistoricalLocationDraft): Promise<number> {
  await requireThere(making, 'thing', draft.thing);
  for (const location of draft.locations) await requireThere(making, 'location', location);
  const ids = draft.locations.map((location) => location.id);
  const id = await insertHistoricalLocation(making.db, draft.thing.id, ids, new Date(draft.time));
  making.written.push({ kind: 'historicalLocation', id });
  return id;
}

export interface Reference {
  readonly id: number;
  readonly pointer: string;
}

/** @throws WijkritmeError invalid_input naming the pointer when there is no such entity */
export async function requireThere(making: Making, kind: EntityKind, { id, pointer }: Reference): Promise<void> {
  const existing = await selectExistingIds(making.db, kind, [id]);
  if (existing.has(id)) return;
  const message = `names ${kind} ${id}, which does not exist`;
  throw new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}

/** The id of a related entity: one that is there, or that is made along. */
export async function resolve<D>(
  making: Making,
  kind: EntityKind,
  linked: Linked<D>,
  insert: (db: SensorsDb, draft: D) => Promise<number>,
): Promise<number> {
  if ('draft' in linked) {
    const id = await insert(making.db, linked.draft);
    making.written.push({ kind, id });
    return id;
  }
  await requireThere(making, kind, linked);
  return linked.id;
}
