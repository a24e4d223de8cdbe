import type { DaySlots } from './day-slots.ts';

/**
 * What was usual in the week before a measure: the mean of each slot of each weekday over all days given. Frozen at the start: the
 * rhythm that goes on learning would take a lasting effect for the new normal.
 * @returns `7 × perDay` means; a slot that its weekday never measured takes the mean of all days; NaN where no day has it
 */
export function usualWeek({ days, perDay, means, weekdays }: DaySlots): Float64Array {
  const sums = new Float64Array(7 * perDay);
  const counts = new Uint32Array(7 * perDay);
  for (let day = 0; day < days; day++) {
    for (let slot = 0; slot < perDay; slot++) {
      const mean = means[day * perDay + slot] as number;
      if (Number.isNaN(mean)) continue;
      const at = (weekdays[day] as number) * perDay + slot;
      sums[at] = (sums[at] as number) + mean;
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return sums.map((sum, at) => ((counts[at] as number) > 0 ? sum / (counts[at] as number) : ofAnyDay(at % perDay)));

  function ofAnyDay(slot: number): number {
    let [sum, count] = [0, 0];
    for (let at = slot; at < sums.length; at += perDay) {
      sum += sums[at] as number;
      count += counts[at] as number;
    }
    return count > 0 ? sum / count : Number.NaN;
  }
}
