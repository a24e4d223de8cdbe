import { type CountRule, showCount } from '@wijkritme/engine';
import { type CatalogEntry, isInField } from '../../sensors/index.ts';
import type { StoredObservation } from '../sql/read-sensorthings-observations.ts';
import { heldBack } from '../sums/held-back.ts';
import type { Door } from './door.ts';
import type { Expression } from './filter/expression.ts';
import { isReadingSet } from './model.ts';
import type { Query } from './parse-query.ts';
import { hiddenBelow, hiddenInSum, type ShownObservation } from './wire.ts';

/** How who asks sees this series; undefined: as measured. */
function ruleOf({ context, principal }: Door, entry: CatalogEntry | undefined): CountRule | undefined {
  if (!entry?.outward || context.access.seesProtected(principal, entry.placeId)) return undefined;
  return entry.outward;
}

/** A stored reading as it was measured. Lab data are told apart by their time: everything outside the time in the field (decision 46). */
export function toMeasured(
  entry: CatalogEntry | undefined,
  stored: StoredObservation,
): StoredObservation & { isLab?: boolean } {
  return entry && !isInField(entry, stored.time) ? { ...stored, isLab: true } : stored;
}

/** Stored readings as who asks may see them, in their order. */
export async function toShown(door: Door, rows: readonly StoredObservation[]): Promise<ShownObservation[]> {
  const { catalog } = door.room.sensors;
  const held = new Map<number, ReadonlySet<number>>();
  for (const id of new Set(rows.map(({ datastream }) => datastream))) {
    const entry = catalog.find(id);
    if (!entry?.sum || !ruleOf(door, entry)) continue;
    const times = rows.filter(({ datastream }) => datastream === id).map(({ time }) => time);
    held.set(id, await heldBack(door.room.db, entry, times));
  }
  return rows.map((row) => shownRow(door, row, held.get(row.datastream)?.has(row.time) ?? false));
}

/** A stored reading as who asks may see it, with what is known at once of the others in its sum. */
export function toShownAtOnce(door: Door, row: StoredObservation): ShownObservation {
  const entry = door.room.sensors.catalog.find(row.datastream);
  return shownRow(door, row, entry !== undefined && !door.room.recent.isOpen(entry, row.time));
}

/** @param isHeld it stays hidden because of the others in its sum */
function shownRow(door: Door, stored: StoredObservation, isHeld: boolean): ShownObservation {
  const entry = door.room.sensors.catalog.find(stored.datastream);
  const row = toMeasured(entry, stored);
  const rule = ruleOf(door, entry);
  if (!rule) return row;
  if (isHeld) return { ...row, value: null, hidden: hiddenInSum };
  const value = showCount(row.value, rule);
  return Number.isNaN(value) ? { ...row, value: null, hidden: hiddenBelow(rule.minimum) } : { ...row, value };
}

/**
 * A question in which results of series whose small counts are hidden from who asks are unknown, at every depth: a filter,
 * an order or a count by them would find a hidden count by halving.
 */
export function withoutHidden(door: Door, query: Query): Query {
  const hidden: number[] = [];
  for (const entry of door.room.sensors.catalog.all()) if (ruleOf(door, entry)) hidden.push(entry.id);
  return hidden.length === 0 ? query : protect(query, hidden);
}

function protect(query: Query, hidden: readonly number[]): Query {
  return {
    ...query,
    filter: query.filter && unknowing(query.filter, hidden),
    orderBy: query.orderBy.map((order) => ({ ...order, value: unknowing(order.value, hidden) })),
    expand: query.expand.map((expansion) => ({ ...expansion, query: protect(expansion.query, hidden) })),
  };
}

function unknowing(expression: Expression, hidden: readonly number[]): Expression {
  switch (expression.kind) {
    case 'literal':
    case 'worked-out':
      return expression;
    case 'property':
      return expression.property === 'result' && isReadingSet(expression.set)
        ? { ...expression, unknownOf: hidden }
        : expression;
    case 'call':
      return { ...expression, args: expression.args.map((arg) => unknowing(arg, hidden)) };
    default:
      return expression satisfies never;
  }
}
