import type { FieldProblem } from '@wijkritme/contract';
import type { Linked, LocationDraft, Properties, ThingDraft, ThingMarks } from '../../../sensors/index.ts';
import { Fields } from './fields.ts';
import { parseGeometry } from './geometry.ts';
import { parseDatastream } from './parse-datastream.ts';
import { parseMultiDatastream } from './parse-multi-datastream.ts';

/** @param locations locations that the address names, besides those in the body */
export function parseThing(
  value: unknown,
  pointer: string,
  problems: FieldProblem[],
  locations: readonly Linked<LocationDraft>[] = [],
): ThingDraft {
  const fields = new Fields(value, pointer, problems);
  const properties = fields.properties();
  const draft: ThingDraft = {
    name: fields.text('name'),
    description: fields.text('description', true),
    properties,
    ...readMarks(fields, properties),
    locations: [...locations, ...fields.listOfLinked('Locations', parseLocation)],
    datastreams: fields
      .list('Datastreams')
      .map((datastream, i) => parseDatastream(datastream, `${fields.at('Datastreams')}/${i}`, problems)),
    multiDatastreams: fields
      .list('MultiDatastreams')
      .map((multi, i) => parseMultiDatastream(multi, `${fields.at('MultiDatastreams')}/${i}`, problems)),
    pointer,
  };
  if (fields.has('HistoricalLocations'))
    fields.problem('HistoricalLocations', 'are made by this server; send Locations');
  fields.raw('HistoricalLocations');
  fields.close();
  return draft;
}

/** What the properties of a thing say that the store keeps apart. */
export function readMarks(fields: Fields, properties: Properties): ThingMarks {
  const { externalId = null, placeCode = null, simulated = false } = properties;
  if (externalId !== null && (typeof externalId !== 'string' || externalId === '' || externalId.length > 200))
    fields.problem('properties/externalId', 'must be text of 1 to 200 characters');
  if (placeCode !== null && typeof placeCode !== 'string') fields.problem('properties/placeCode', 'must be text');
  if (typeof simulated !== 'boolean') fields.problem('properties/simulated', 'must be true or false');
  return {
    externalId: typeof externalId === 'string' ? externalId : null,
    placeCode: typeof placeCode === 'string' ? placeCode : null,
    simulated: simulated === true,
  };
}

export function parseLocation(value: unknown, pointer: string, problems: FieldProblem[]): LocationDraft {
  const fields = new Fields(value, pointer, problems);
  const draft = readLocation(fields);
  fields.close();
  return draft;
}

/** Leaves the fields open: a location of its own may name its things. */
export function readLocation(fields: Fields): LocationDraft {
  return {
    name: fields.text('name'),
    description: fields.text('description', true),
    encodingType: fields.text('encodingType'),
    location: parseGeometry(fields, 'location'),
    properties: fields.properties(),
  };
}
