import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { selectDatastreamIdsOf } from '../sql/delete-entities.ts';
import type { EntityKind } from '../sql/entity-sources.ts';
import { findBundleOf, updateComponents } from '../sql/multi-datastreams.ts';
import { moveHistoricalLocation, relateDatastream, setThingMarks, updateEntity } from '../sql/update-entities.ts';
import { type Making, makeFeatures, moveThing, type Reference, requireThere } from './create-entities.ts';
import type { Properties } from './drafts.ts';

/** What a thing says of itself in its properties, and the store keeps apart. */
export interface ThingMarks {
  readonly externalId: string | null;
  readonly placeCode: string | null;
  readonly simulated: boolean;
}

/** Changes of one entity, checked. What is absent stays as it is. */
export interface EntityChange {
  readonly properties: Properties;
  /** Relations to single entities that are there already: Thing, Sensor, ObservedProperty. */
  readonly one: Readonly<Record<string, Reference>>;
  /** Locations that take the place of those before. */
  readonly locations?: readonly Reference[] | undefined;
  readonly marks?: ThingMarks | undefined;
}

/**
 * Change one entity inside a transaction. A thing at other locations remembers where it was (OGC 18-088, 8.2.3).
 * @throws WijkritmeError invalid_input for a related entity that is not there, conflict for an identifier that is taken
 */
export async function changeEntity(making: Making, kind: EntityKind, id: number, change: EntityChange): Promise<void> {
  const { db } = making;
  const { multiObservationDataTypes, unitOfMeasurements, ...properties } = change.properties;
  await updateEntity(db, { kind, id }, kind === 'multiDatastream' ? properties : change.properties);
  making.written.push({ kind, id, changed: Object.keys(change.properties) });
  switch (kind) {
    case 'multiDatastream': {
      const given = { types: multiObservationDataTypes, units: unitOfMeasurements } as ComponentLists;
      await changeComponents(making, id, given, change.one);
      return;
    }
    case 'thing':
      if (change.marks) await changeMarks(making, id, change.marks);
      if (change.locations) await changeLocations(making, id, change.locations);
      for (const datastream of await selectDatastreamIdsOf(db, id)) making.touched.add(datastream);
      return;
    case 'datastream':
      await refuseComponent(making, id, change.one);
      await changeRelations(making, id, change.one);
      making.touched.add(id);
      return;
    case 'historicalLocation':
      for (const location of change.locations ?? []) await requireThere(making, 'location', location);
      if (change.one.Thing) await requireThere(making, 'thing', change.one.Thing);
      await moveHistoricalLocation(db, id, {
        thing: change.one.Thing?.id,
        locations: change.locations?.map((location) => location.id),
      });
      return;
    default:
      return;
  }
}

async function changeMarks(making: Making, id: number, { placeCode, ...marks }: ThingMarks): Promise<void> {
  const placeId = placeCode === null ? null : making.placeByCode(placeCode);
  if (placeCode !== null && placeId === null) {
    const message = `names no place of this installation: ${JSON.stringify(placeCode)}`;
    throw new WijkritmeError('invalid_input', englishOnly(`properties.placeCode ${message}.`), {
      fields: [{ pointer: '/properties/placeCode', message: englishOnly(message) }],
    });
  }
  if (await setThingMarks(making.db, id, { ...marks, placeId })) return;
  const message = 'is taken by another thing';
  throw new WijkritmeError('conflict', englishOnly(`externalId ${JSON.stringify(marks.externalId)} ${message}.`), {
    fields: [{ pointer: '/properties/externalId', message: englishOnly(message) }],
  });
}

async function changeLocations(making: Making, id: number, locations: readonly Reference[]): Promise<void> {
  await moveThing(making, id, locations);
}

interface ComponentLists {
  readonly types?: readonly string[];
  readonly units?: readonly unknown[];
}

/** What is given for each component in turn, and the thing and the sensor that all of them share. */
async function changeComponents(
  making: Making,
  id: number,
  given: ComponentLists,
  one: Readonly<Record<string, Reference>>,
): Promise<void> {
  const components = await updateComponents(making.db, id, given);
  for (const [name, list] of [
    ['multiObservationDataTypes', given.types],
    ['unitOfMeasurements', given.units],
  ] as const) {
    if (!list || list.length === components.length) continue;
    const message = `must hold ${components.length} values, one for each observed property`;
    throw new WijkritmeError('invalid_input', englishOnly(`/${name} ${message}.`), {
      fields: [{ pointer: `/${name}`, message: englishOnly(message) }],
    });
  }
  for (const component of components) {
    await changeRelations(making, component, one);
    making.touched.add(component);
    making.written.push({ kind: 'datastream', id: component, changed: ['observationType', 'unitOfMeasurement'] });
  }
}

/** Components have one thing and one sensor, and their properties say what each number of a result is. */
async function refuseComponent(making: Making, id: number, one: Readonly<Record<string, Reference>>): Promise<void> {
  const [name] = Object.keys(one);
  if (name === undefined) return;
  const bundle = await findBundleOf(making.db, id);
  if (bundle === undefined) return;
  throw new WijkritmeError(
    'conflict',
    englishOnly(
      `Datastream ${id} is a part of MultiDatastream ${bundle}, which has one ${name} for all; change it there.`,
    ),
    { fields: [{ pointer: `/${name}`, message: englishOnly(`is that of MultiDatastream ${bundle}`) }] },
  );
}

const relatedKinds = { Thing: 'thing', Sensor: 'sensor', ObservedProperty: 'observedProperty' } as const;

async function changeRelations(making: Making, id: number, one: Readonly<Record<string, Reference>>): Promise<void> {
  const { Thing, Sensor, ObservedProperty } = one;
  for (const [name, kind] of Object.entries(relatedKinds)) {
    const reference = one[name];
    if (reference) await requireThere(making, kind, reference);
  }
  await relateDatastream(making.db, id, {
    Thing: Thing?.id,
    Sensor: Sensor?.id,
    ObservedProperty: ObservedProperty?.id,
  });
  if (Thing) await makeFeatures(making, Thing.id);
}
