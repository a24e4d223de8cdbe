import type { Client } from '@wijkritme/client';
import { DAY, type Place } from '@wijkritme/contract';
import { plantedOddities } from '../oddities.ts';
import { withRetry } from './retry.ts';

/** Tells the city beforehand what was planned in it; what stands there already is left as it is. */
export async function layPlanned(
  client: Client,
  of: {
    readonly places: readonly Pick<Place, 'id' | 'code'>[];
    readonly birth: number;
    readonly signal: AbortSignal | undefined;
  },
): Promise<void> {
  const { places, birth, signal } = of;
  for (const { name, kind, placeCode, from, to = from + DAY } of plantedOddities(birth).filter(
    (one) => one.inCalendar,
  )) {
    const place = places.find(({ code }) => code === placeCode);
    if (!place) throw new Error(`place ${placeCode} is missing after its import`);
    const present = await withRetry(signal, () => client.listPlannedEvents({ id: place.id }, { signal }));
    if (present.items.some((event) => event.name === name)) continue;
    const expected = kind === 'higher' || kind === 'lower' ? kind : 'unknown';
    const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
    const body = { kind: 'event' as const, name, start, end, expected } as const;
    await withRetry(signal, () => client.addPlannedEvent({ id: place.id, body }, { signal }));
  }
}
