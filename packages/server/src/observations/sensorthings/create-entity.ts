import { englishOnly, type FieldProblem, WijkritmeError } from '@wijkritme/contract';
import { inOneTransaction } from '../../foundation/database/one-transaction.ts';
import {
  type ComponentDraft,
  createDatastream,
  createHistoricalLocation,
  createLocation,
  createMultiDatastream,
  createThing,
  type EntityKind,
  entitiesWritten,
  insertFeature,
  insertObservedProperty,
  insertSensor,
  type Linked,
  type Making,
  moveThing,
  type Reference,
  type ThingDraft,
  type WrittenEntity,
} from '../../sensors/index.ts';
import type { Door } from './door.ts';
import { Fields, throwProblems } from './drafts/fields.ts';
import { parseObservedProperty, parseSensor, readDatastream } from './drafts/parse-datastream.ts';
import { readMultiDatastream } from './drafts/parse-multi-datastream.ts';
import { parseFeature, parseHistoricalLocation, readReferences } from './drafts/parse-others.ts';
import { parseLocation, parseThing, readLocation } from './drafts/parse-thing.ts';
import type { EntitySet } from './model.ts';
import type { Parent } from './read-entities.ts';
import { storeInside } from './store-inside.ts';

export interface EntityToMake {
  readonly set: EntitySet;
  readonly parent: Parent | undefined;
  /** Who makes it (`actorOf`). */
  readonly by: string;
}

type EntityMaker = (making: Making) => Promise<number>;

/**
 * Make an entity with everything inside it: checked as a whole first, then written in one transaction.
 * @returns its id
 */
export async function createEntity(door: Door, { set, parent, by }: EntityToMake, body: unknown): Promise<number> {
  const { sensors } = door.room;
  const make = parseEntity(set, parent, body);
  const touched = new Set<number>();
  const written: WrittenEntity[] = [];
  const made = new Map<ComponentDraft, number>();
  const { id, inside } = await inOneTransaction(sensors.db, async (db) => {
    const making: Making = {
      db,
      now: door.context.clock.now(),
      by,
      placeAt: (point) => sensors.placeAt(point),
      placeByCode: (code) => sensors.placeByCode(code),
      touched,
      written,
      onDatastream: (draft, datastream) => made.set(draft, datastream),
    };
    const id = await make(making);
    return { id, inside: await storeInside(door, making, made) };
  });
  if (touched.size > 0) await sensors.refresh([...touched]);
  if (inside) await door.room.intake.adopt(inside.readings, inside.position);
  door.context.events.announce(entitiesWritten, { entities: written });
  return id;
}

/** @throws WijkritmeError invalid_input naming every wrong field */
function parseEntity(set: EntitySet, parent: Parent | undefined, body: unknown): EntityMaker {
  const problems: FieldProblem[] = [];
  const make = parserOf(set, parent, body, problems);
  throwProblems(problems);
  return make;
}

function parserOf(set: EntitySet, parent: Parent | undefined, body: unknown, problems: FieldProblem[]): EntityMaker {
  const above: Reference | undefined = parent && { id: parent.id, pointer: '' };
  switch (set) {
    case 'Things': {
      const draft = parseThing(body, '', problems, above ? [above] : []);
      return (making) => createThing(making, draft);
    }
    case 'Locations':
      return parserOfLocation(parent, body, problems);
    case 'Datastreams':
      if (parent?.set === 'MultiDatastreams') throw notHere('Datastreams', parent);
      return parserOfDatastream(parent, body, problems);
    case 'MultiDatastreams':
      return parserOfMulti(parent, body, problems);
    case 'Sensors': {
      const draft = parseSensor(body, '', problems);
      return noting('sensor', ({ db }) => insertSensor(db, draft));
    }
    case 'ObservedProperties': {
      if (parent?.set === 'MultiDatastreams') throw notHere('ObservedProperties', parent);
      const draft = parseObservedProperty(body, '', problems);
      return noting('observedProperty', ({ db }) => insertObservedProperty(db, draft));
    }
    case 'FeaturesOfInterest': {
      const draft = parseFeature(body, '', problems);
      return noting('featureOfInterest', ({ db }) => insertFeature(db, draft));
    }
    case 'HistoricalLocations': {
      if (parent?.set === 'Locations') throw notHere('HistoricalLocations', parent);
      const draft = parseHistoricalLocation(body, problems, above);
      return (making) => createHistoricalLocation(making, draft);
    }
    case 'Observations':
    case 'MultiObservations':
      throw new Error('readings come in through the intake');
    default:
      return set satisfies never;
  }
}

/** What stands alone is told as what it is. */
function noting(kind: EntityKind, make: EntityMaker): EntityMaker {
  return async (making) => {
    const id = await make(making);
    making.written.push({ kind, id });
    return id;
  };
}

function parserOfLocation(parent: Parent | undefined, body: unknown, problems: FieldProblem[]): EntityMaker {
  if (parent?.set === 'Things') {
    const draft = parseLocation(body, '', problems);
    return async (making) => (await moveThing(making, parent.id, [{ draft }]))[0] ?? 0;
  }
  if (parent) throw notHere('Locations', parent);
  const fields = new Fields(body, '', problems);
  const draft = readLocation(fields);
  const things = readReferences(fields, 'Things');
  fields.close();
  return (making) => createLocation(making, draft, things);
}

function parserOfDatastream(parent: Parent | undefined, body: unknown, problems: FieldProblem[]): EntityMaker {
  const fields = new Fields(body, '', problems);
  const above = parent && { id: parent.id, pointer: '' };
  const draft = readDatastream(fields, problems, {
    ...(parent?.set === 'Sensors' && above && { sensor: above }),
    ...(parent?.set === 'ObservedProperties' && above && { observedProperty: above }),
  });
  const thing = readThing(fields, parent);
  fields.close();
  return async (making) => createDatastream(making, draft, await thingOf(making, thing));
}

function parserOfMulti(parent: Parent | undefined, body: unknown, problems: FieldProblem[]): EntityMaker {
  if (parent?.set === 'ObservedProperties') throw notHere('MultiDatastreams', parent);
  const fields = new Fields(body, '', problems);
  const sensor = parent?.set === 'Sensors' ? { id: parent.id, pointer: '' } : undefined;
  const draft = readMultiDatastream(fields, problems, sensor);
  const thing = readThing(fields, parent);
  fields.close();
  return async (making) => createMultiDatastream(making, draft, await thingOf(making, thing));
}

/** The thing that the address names, one that is there already, or one that is made along. */
function readThing(fields: Fields, parent: Parent | undefined): Linked<ThingDraft> {
  if (parent?.set === 'Things') return { id: parent.id, pointer: '' };
  return fields.linked('Thing', parseThing);
}

async function thingOf(making: Making, thing: Linked<ThingDraft>): Promise<Reference> {
  if (!('draft' in thing)) return thing;
  return { id: await createThing(making, thing.draft), pointer: thing.draft.pointer };
}

function notHere(set: EntitySet, parent: Parent): WijkritmeError {
  return new WijkritmeError('not_supported', englishOnly(`${set} are not made below ${parent.set}; POST to /${set}.`));
}
