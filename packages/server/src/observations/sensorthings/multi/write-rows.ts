import { entityTypes } from '../model.ts';
import { observationIdText } from '../observation-id.ts';
import { type Json, labParameters, observationLink, withChosen, writeEntity } from '../wire.ts';
import { selectOf } from '../write-rows.ts';
import type { ShownRow } from './shown-row.ts';

const relations = Object.keys(entityTypes.MultiObservations.relations);
const nothing: ReadonlyMap<string, Json> = new Map();

/** Observations of MultiDatastreams, as entities. */
export function writeRows(
  base: string,
  rows: readonly ShownRow[],
  select: ReadonlySet<string> | undefined,
  expanded?: (row: ShownRow) => ReadonlyMap<string, Json>,
): Json[] {
  return rows.map((row) =>
    writeEntity(
      observationLink(base, row.datastream, row.time),
      observationIdText(row.datastream, row.time),
      withChosen(rowProperties(row), select),
      relations,
      { select: selectOf(select), expanded: expanded?.(row) ?? nothing },
    ),
  );
}

/** Where a number is hidden it is null, and `resultQuality` says why, place by place. */
export function rowProperties(row: ShownRow): Record<string, unknown> {
  return {
    phenomenonTime: new Date(row.time).toISOString(),
    resultTime: Number.isNaN(row.resultTime) ? null : new Date(row.resultTime).toISOString(),
    result: row.values,
    ...(row.hidden !== undefined && { resultQuality: row.hidden }),
    ...(row.isLab ? { parameters: labParameters } : {}),
  };
}
