import { type EntityQuery, type EntityRow, selectEntities } from '../../sensors/index.ts';
import { boundingBox } from '../spans/bounding-box.ts';
import { type Span, selectSpans } from '../sql/spans.ts';
import type { Door } from './door.ts';
import { allComponents } from './multi/components.ts';
import { rowSpans } from './multi/find-rows.ts';
import type { Node } from './resolve.ts';

/** Entities as SensorThings shows them: datastreams with what their readings span (OGC 18-088, table 11). */
export async function selectRows(door: Door, query: EntityQuery): Promise<EntityRow[]> {
  const rows = await selectEntities(door.room.sensors.db, query);
  if (query.kind === 'multiDatastream') return withRowSpans(door, rows);
  return query.kind === 'datastream' ? withSpans(door, rows) : rows;
}

/** One entity that was only looked up by its address. */
export async function completeNode(door: Door, node: Node): Promise<Node> {
  if (node.set !== 'Datastreams' && node.set !== 'MultiDatastreams') return node;
  const spanned = node.set === 'Datastreams' ? withSpans : withRowSpans;
  const [row = node.row] = await spanned(door, [node.row]);
  return { set: node.set, row };
}

async function withSpans({ room }: Door, rows: readonly EntityRow[]): Promise<EntityRow[]> {
  if (rows.length === 0) return [];
  const spans = await selectSpans(room.db, [...new Set(rows.map(({ id }) => id))]);
  return rows.map((row) => {
    const { phenomenon, result, shapes = [] } = spans.get(row.id) ?? {};
    const properties = {
      ...row.properties,
      observedArea: boundingBox(shapes) ?? null,
      phenomenonTime: interval(phenomenon),
      resultTime: interval(room.resultSpans.withPending(row.id, result)),
    };
    return { ...row, properties };
  });
}

/** Their observations stand under the datastream that leads; only a moment at which every component was read counts. */
async function withRowSpans(door: Door, rows: readonly EntityRow[]): Promise<EntityRow[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ id }) => id))];
  const leads = new Map([...(await allComponents(door, ids))].map(([id, [lead = 0]]) => [id, lead]));
  const spans = await selectSpans(door.room.db, [...leads.values()]);
  const phenomenon = await rowSpans(door, leads);
  return rows.map((row) => {
    const lead = leads.get(row.id) ?? 0;
    const { result, shapes = [] } = spans.get(lead) ?? {};
    const span = phenomenon.get(row.id);
    const properties = {
      ...row.properties,
      observedArea: span ? (boundingBox(shapes) ?? null) : null,
      phenomenonTime: interval(span),
      resultTime: span ? interval(door.room.resultSpans.withPending(lead, result)) : null,
    };
    return { ...row, properties };
  });
}

/** ISO 8601, also where both ends are the same; null without readings. */
function interval(span: Span | undefined): string | null {
  return span ? `${new Date(span.first).toISOString()}/${new Date(span.last).toISOString()}` : null;
}
