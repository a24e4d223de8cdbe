import { sometimesOfReading } from '../model.ts';
import { observationIdText } from '../observation-id.ts';
import { type Json, type ShownObservation, selfLink } from '../wire.ts';
import { toProperties } from '../write-rows.ts';
import { refuseFormat } from './result-format.ts';

const always = ['phenomenonTime', 'resultTime', 'result'];

/**
 * Readings as rows per datastream, in the order of the page (OGC 18-088, 12.1). Ids are text put together by hand: they do
 * not fit a JavaScript number.
 */
export function writeDataArrays(
  base: string,
  rows: readonly ShownObservation[],
  select: ReadonlySet<string> | undefined,
): Json[] {
  return writeGroups(rows, select, { set: 'Datastreams', base, relation: 'Datastream', propertiesOf: toProperties });
}

/** What the rows of a group are, and what they belong to. */
interface GroupForm<R> {
  readonly base: string;
  readonly set: string;
  readonly relation: string;
  readonly propertiesOf: (row: R) => Record<string, unknown>;
}

type Keyed = Pick<ShownObservation, 'datastream' | 'time'>;

export function writeGroups<R extends Keyed>(
  rows: readonly R[],
  select: ReadonlySet<string> | undefined,
  form: GroupForm<R>,
): Json[] {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.datastream);
    if (group) group.push(row);
    else groups.set(row.datastream, [row]);
  }
  return [...groups].map(([id, group]) => writeGroup(id, group, select, form));
}

function writeGroup<R extends Keyed>(
  of: number,
  rows: readonly R[],
  select: ReadonlySet<string> | undefined,
  { base, set, relation, propertiesOf }: GroupForm<R>,
): Json {
  const all = rows.map(propertiesOf);
  const isChosen = (name: string) => !select || select.has('*') || select.has(name);
  const hasId = isChosen('id') || select?.has('@iot.id');
  const isThere = (name: string) => select?.has(name) || all.some((row) => name in row);
  const names = [...always, ...sometimesOfReading.filter(isThere)].filter(isChosen);
  if (!hasId && names.length === 0) refuseFormat('dataArray needs a property in $select');
  const lines = all.map((properties, i) => {
    const cells = names.map((name) => JSON.stringify(properties[name] ?? null));
    const row = rows[i];
    return `[${hasId && row ? [observationIdText(row.datastream, row.time), ...cells] : cells}]`;
  });
  const components = JSON.stringify(hasId ? ['id', ...names] : names);
  return `{"${relation}@iot.navigationLink":${JSON.stringify(selfLink(base, set, of))},"components":${components},"dataArray@iot.count":${rows.length},"dataArray":[${lines}]}`;
}
