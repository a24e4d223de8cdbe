import type { EntityRow } from '../../sensors/index.ts';
import { type EntitySet, entityTypes } from './model.ts';
import { observationIdText } from './observation-id.ts';
import {
  type Json,
  labParameters,
  observationLink,
  type ShownObservation,
  selfLink,
  withChosen,
  writeEntity,
  writeObservation,
} from './wire.ts';

/** Relation → its JSON, per id of the entity that it stands in. */
export type Expanded = Map<number, Map<string, Json>>;
const nothing: ReadonlyMap<string, Json> = new Map();

type Select = ReadonlySet<string> | undefined;

export function writeEntityRows(
  base: string,
  set: EntitySet,
  rows: readonly EntityRow[],
  select: Select,
  expanded?: Expanded,
): Json[] {
  const relations = Object.keys(entityTypes[set].relations);
  return rows.map(({ id, properties }) =>
    writeEntity(selfLink(base, set, id), String(id), properties, relations, {
      select: selectOf(select),
      expanded: expanded?.get(id) ?? nothing,
    }),
  );
}

export function writeObservationRows(
  base: string,
  rows: readonly ShownObservation[],
  select: Select,
  expanded?: (row: ShownObservation) => ReadonlyMap<string, Json>,
): Json[] {
  if (select === undefined && expanded === undefined) return rows.map((row) => writeObservation(base, row));
  const relations = Object.keys(entityTypes.Observations.relations);
  return rows.map((row) =>
    writeEntity(
      observationLink(base, row.datastream, row.time),
      observationIdText(row.datastream, row.time),
      withChosen(toProperties(row), select),
      relations,
      { select: selectOf(select), expanded: expanded?.(row) ?? nothing },
    ),
  );
}

export function toProperties(row: ShownObservation): Record<string, unknown> {
  return {
    phenomenonTime: new Date(row.time).toISOString(),
    resultTime: Number.isNaN(row.resultTime) ? null : new Date(row.resultTime).toISOString(),
    result: row.value,
    ...(row.hidden !== undefined && { resultQuality: row.hidden }),
    ...(row.isLab ? { parameters: labParameters } : {}),
  };
}

export function selectOf(select: Select): Select {
  return select?.has('*') ? undefined : select;
}
