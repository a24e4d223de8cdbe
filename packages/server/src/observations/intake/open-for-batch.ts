import type { Readings } from '../readings.ts';
import { type Ask, attachPartitions, holdSealing, MonthKeys, openMonths, sealedUntil } from '../sql/open-months.ts';
import { monthOf } from '../sql/partitions.ts';

/**
 * The first step of a transaction that stores readings: where one of them, or a neighbour that it is held against, lies in a
 * month that may be sealed, that month becomes rows. Nothing is looked for otherwise.
 */
export async function openForBatch(
  ask: Ask,
  batch: Readings,
  series: { finestMs(datastream: number): number },
): Promise<void> {
  const until = await sealedUntil(ask);
  if (until === Number.NEGATIVE_INFINITY) return;
  const keys = new MonthKeys();
  const own = new Set<number>();
  for (let i = 0; i < batch.count; i++) {
    const datastream = batch.datastream[i] as number;
    const time = batch.time[i] as number;
    const gap = series.finestMs(datastream);
    if (time - gap >= until) continue;
    if (time < until) own.add(monthOf(time));
    for (let month = monthOf(time - gap); month <= monthOf(time + gap); month++) keys.add(datastream, month);
  }
  if (keys.months.size === 0) return;
  await holdSealing(ask);
  await attachPartitions(ask, own);
  await openMonths(ask, keys);
}
