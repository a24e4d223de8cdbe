import type { FieldProblem } from '@wijkritme/contract';
import type { FeatureDraft, HistoricalLocationDraft, Reference } from '../../../sensors/index.ts';
import { parseInstant } from '../instant.ts';
import { Fields, parseReference } from './fields.ts';
import { parseGeometry } from './geometry.ts';

export function parseFeature(value: unknown, pointer: string, problems: FieldProblem[]): FeatureDraft {
  const fields = new Fields(value, pointer, problems);
  const draft: FeatureDraft = {
    name: fields.text('name'),
    description: fields.text('description', true),
    encodingType: fields.text('encodingType'),
    feature: parseGeometry(fields, 'feature'),
    properties: fields.properties(),
  };
  fields.close();
  return draft;
}

/** @param thing the thing that the address names */
export function parseHistoricalLocation(
  value: unknown,
  problems: FieldProblem[],
  thing: Reference | undefined,
): HistoricalLocationDraft {
  const fields = new Fields(value, '', problems);
  const time = parseInstant(fields.raw('time'));
  if (Number.isNaN(time)) fields.problem('time', 'must be ISO 8601 with an offset, for example 2026-11-22T10:00:00Z');
  const draft = {
    time: Number.isNaN(time) ? 0 : time,
    thing: thing ?? readReference(fields, 'Thing'),
    locations: readReferences(fields, 'Locations'),
  };
  if (draft.locations.length === 0) fields.problem('Locations', 'must name at least one location, [{"@iot.id": n}]');
  fields.close();
  return draft;
}

/** An entity that must be there already. */
export function readReference(fields: Fields, name: string): Reference {
  const id = parseReference(fields.raw(name));
  if (id === undefined) fields.problem(name, 'must be {"@iot.id": n}');
  return { id: id ?? 0, pointer: fields.at(name) };
}

export function readReferences(fields: Fields, name: string): Reference[] {
  return fields.list(name).map((value, i) => {
    const id = parseReference(value);
    if (id === undefined) fields.problem(`${name}/${i}`, 'must be {"@iot.id": n}');
    return { id: id ?? 0, pointer: `${fields.at(name)}/${i}` };
  });
}
