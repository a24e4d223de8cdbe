import type { CatalogEntry } from '../../sensors/index.ts';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseRoom } from '../room.ts';

import { selectInterventions } from '../sql/read-interventions.ts';
import { isTellable } from './series.ts';

/** More are not looked at: each is read over one and a half years. */
export const MOST_CANDIDATES = 60;

/** Datastreams that measure the same in the same municipality, in a fixed order. */
export function candidatesFor({ sensors, places }: ResponseRoom, target: CatalogEntry): CatalogEntry[] {
  const townOf = ({ placeId }: CatalogEntry) => places.directory.withParents(placeId ?? -1).at(-1)?.id ?? null;
  const town = townOf(target);
  return [...sensors.catalog.all()]
    .filter(
      (one) =>
        one.id !== target.id &&
        one.property === target.property &&
        one.kind === target.kind &&
        one.unit === target.unit &&
        isTellable(one) &&
        one.simulated === target.simulated &&
        townOf(one) === town,
    )
    .sort((a, b) => a.id - b.id)
    .slice(0, MOST_CANDIDATES);
}

/** Datastreams on which another measure works in these days, of measures that this reader may see: the others stay unnamed. */
export async function underMeasure(
  { db }: ResponseRoom,
  reader: LabelReader,
  { exceptId, from, to }: { readonly exceptId: number | null; readonly from: string; readonly to: string },
): Promise<Set<number>> {
  const rows = await selectInterventions(db, reader, { limit: 1_000 });
  const others = rows.filter(
    ({ id, state, plan, ended_at }) =>
      id !== exceptId &&
      !['proposed', 'withdrawn'].includes(state) &&
      plan.startsOn <= to &&
      (ended_at?.toISOString().slice(0, 10) ?? plan.endsOn) >= from,
  );
  return new Set(others.flatMap(({ plan }) => plan.expected.map(({ datastreamId }) => datastreamId)));
}
