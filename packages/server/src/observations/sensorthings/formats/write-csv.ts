import { csvCell } from '../../imports/export/csv-cell.ts';
import { chosenOf } from '../deep-select.ts';
import { type EntitySet, entityTypes, isReadingSet } from '../model.ts';
import type { Query } from '../parse-query.ts';
import type { EntityList } from '../wire.ts';
import { flatten, parseEntity } from './flatten.ts';
import { refuseFormat } from './result-format.ts';

/**
 * A list as CSV (RFC 4180): a header, then a line per entity. The columns follow from the question alone, so that all pages have
 * the same; what is a JSON object stands in its cell as JSON.
 * @throws WijkritmeError invalid_query where a relation with several entities is expanded: there is no cell for a list
 */
export function writeCsv(set: EntitySet, query: Query, { entities }: EntityList): string {
  const columns = columnsOf(set, query, '');
  if (columns.length === 0) refuseFormat('CSV needs a property in $select');
  const lines = entities.map((entity) => {
    const flat = flatten(parseEntity(entity));
    return columns.map((column) => cellOf(flat.get(column))).join(',');
  });
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function columnsOf(set: EntitySet, { select, expand }: Query, before: string): string[] {
  const all = ['id', ...Object.keys(entityTypes[set].properties)];
  if (isReadingSet(set)) all.push('resultQuality', 'parameters');
  if (isReadingSet(set) && select?.has('validTime')) all.push('validTime');
  const isChosen = (name: string) =>
    !select ||
    select.has('*') ||
    chosenOf(name, null, select) !== undefined ||
    (name === 'id' && select.has('@iot.id'));
  const columns = all.filter(isChosen).map((name) => before + name);
  for (const { name, relation, query } of expand) {
    if (relation.many) refuseFormat(`CSV has no place for several ${name}; leave them out of $expand`);
    columns.push(...columnsOf(relation.set, query, `${before}${name}/`));
  }
  return columns;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return csvCell(typeof value === 'string' ? value : JSON.stringify(value), ',');
}
