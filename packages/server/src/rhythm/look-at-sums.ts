import type { LookedDeviation } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import type { DeviationRow } from './sql/deviations.ts';

/** Looks whether the strongest readings may be shown next to the others in their sums. Not looked at means hidden. */
export async function lookAtSums(
  { sensors, observations }: Pick<RhythmRoom, 'sensors' | 'observations'>,
  rows: readonly DeviationRow[],
): Promise<LookedDeviation[]> {
  const open = new Set<DeviationRow>();
  for (const id of new Set(rows.map((row) => row.datastream_id))) {
    const entry = sensors.catalog.find(id);
    if (!entry?.sum) continue;
    const own = rows.filter((row) => row.datastream_id === id);
    const held = await observations.heldBack(
      entry,
      own.map((row) => row.peak_time.getTime()),
    );
    for (const row of own) if (!held.has(row.peak_time.getTime())) open.add(row);
  }
  return rows.map((row) => ({ ...row, isOpen: open.has(row) }));
}
