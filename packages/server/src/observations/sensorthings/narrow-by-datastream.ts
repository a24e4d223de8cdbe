import { selectEntities } from '../../sensors/index.ts';
import { conditionSql } from '../sql/expression-sql.ts';
import type { ObservationSource } from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import { conjunctsOf, type Expression, waysOf } from './filter/expression.ts';
import type { Query } from './parse-query.ts';

/** More datastreams than an installation can hold. */
const ALL = 2 ** 21;

/**
 * Conditions on the datastream of a reading choose datastreams first, whose readings an index then finds; asked reading by
 * reading they would cost a walk through the whole log.
 * @returns the question without those conditions, and the datastreams that remain; undefined: any
 */
export async function narrowByDatastream(
  door: Door,
  query: Query,
  from: ObservationSource | undefined,
): Promise<{ query: Query; from: ObservationSource | undefined }> {
  const parts = query.filter ? conjunctsOf(query.filter) : [];
  const conditions = parts.filter(isAboutDatastream);
  if (conditions.length === 0) return { query, from };
  const rows = await selectEntities(door.room.sensors.db, {
    kind: 'datastream',
    where: conditions.map((condition) =>
      conditionSql({ set: 'Datastreams', alias: 'e' }, seenFromDatastream(condition)),
    ),
    orderBy: [],
    limit: ALL,
    offset: 0,
  });
  const chosen = new Set(rows.map((row) => row.id));
  const rest = parts.filter((part) => !conditions.includes(part));
  return { query: { ...query, filter: joined(rest) }, from: intersection(from, chosen) };
}

function isAboutDatastream(part: Expression): boolean {
  const ways = waysOf(part);
  return ways.length > 0 && ways.every(([first]) => first?.name === 'Datastream');
}

/** The same condition for the datastream itself. */
function seenFromDatastream(expression: Expression): Expression {
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'property':
    case 'worked-out':
      return { ...expression, relations: expression.relations.slice(1) };
    case 'call':
      return { ...expression, args: expression.args.map(seenFromDatastream) };
    default:
      return expression satisfies never;
  }
}

function joined(parts: readonly Expression[]): Expression | undefined {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return first;
  return { kind: 'call', type: 'boolean', name: 'and', args: [first, joined(others) ?? first] };
}

function intersection(from: ObservationSource | undefined, chosen: ReadonlySet<number>): ObservationSource {
  if (!from) return { parents: [...chosen].map(() => 0), datastreams: [...chosen] };
  const kept = from.datastreams.flatMap((id, i) => (chosen.has(id) ? [i] : []));
  return {
    parents: kept.map((i) => from.parents[i] ?? 0),
    datastreams: kept.map((i) => from.datastreams[i] ?? 0),
    ...(from.isAbout && { isAbout: kept.map((i) => from.isAbout?.[i] ?? false) }),
  };
}
