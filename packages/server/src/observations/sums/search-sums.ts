import { DAY, limits } from '@wijkritme/contract';
import { type FoundSum, findSums, planSums, type SumColumn, type SumOfSeries } from '@wijkritme/engine';
import type { CatalogEntry, Sensors } from '../../sensors/index.ts';
import { type ObservationsDb, selectSlice } from '../sql/read-observations.ts';

/** So far back and so many readings of each are looked at. */
const PAST = 28 * DAY;
const MOST = 4_000;

/** Sums in the readings of one thing or one place that nobody has spoken of yet. @param now UTC ms */
export async function searchSums(db: ObservationsDb, sensors: Sensors, now: number): Promise<FoundSum[]> {
  const known = (await sensors.sums()).map(({ status, total_id, parts }) => ({ status, total: total_id, parts }));
  const spoken = new Set(known.map(keyOf));
  const held: SumOfSeries[] = known.filter(({ status }) => status !== 'rejected');
  const found: FoundSum[] = [];
  for (const group of candidatesOf(sensors)) {
    const columns = await columnsOf(db, group, now);
    for (const sum of findSums(columns)) {
      if (spoken.has(keyOf(sum)) || saysNothingNew(held, sum)) continue;
      spoken.add(keyOf(sum));
      held.push(sum);
      found.push(sum);
    }
  }
  return found;
}

const keyOf = ({ total, parts }: SumOfSeries) => `${total}=${[...parts].sort((a, b) => a - b).join('+')}`;

/** The total has the same needs already, or the sum does not fit what is known. */
function saysNothingNew(held: readonly SumOfSeries[], sum: SumOfSeries): boolean {
  const before = planSums(held);
  const after = planSums([...held, sum]);
  if (!before.ok || !after.ok) return true;
  const of = (plans: typeof before.plans) => JSON.stringify([...plans].map(([id, plan]) => [id, plan.needs]));
  return of(before.plans) === of(after.plans);
}

/** Counts of one thing, and those of one place; only where something has to be hidden. */
function candidatesOf({ catalog }: Sensors): CatalogEntry[][] {
  const groups = new Map<string, CatalogEntry[]>();
  const add = (key: string, entry: CatalogEntry) => {
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  };
  for (const entry of catalog.all()) {
    if (entry.kind !== 'count') continue;
    add(`thing ${entry.thingId}`, entry);
    if (entry.placeId !== null) add(`place ${entry.placeId}`, entry);
  }
  return [...groups.values()].filter(
    ({ length }, i, all) =>
      length >= 3 && length <= limits.sumCandidates && all[i]?.some(({ outward }) => outward !== null) === true,
  );
}

/** Their newest counts side by side, by the moment of the first of them. */
async function columnsOf(db: ObservationsDb, entries: readonly CatalogEntry[], now: number): Promise<SumColumn[]> {
  const slices = [];
  for (const { id } of entries) slices.push(await selectSlice(db, id, now - PAST, now + 1, MOST));
  const moments = [...new Set(slices.flatMap(({ time }) => time.map(Math.round)))].sort((a, b) => a - b);
  return slices.map(({ time, value }, i) => {
    const at = new Map(time.map((one, j) => [Math.round(one), value[j] ?? Number.NaN]));
    return { series: entries[i]?.id ?? 0, counts: moments.map((moment) => at.get(moment) ?? Number.NaN) };
  });
}
