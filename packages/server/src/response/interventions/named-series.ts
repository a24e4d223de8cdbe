import type { InterventionPlan, NamedSeries } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { ResponseRoom } from '../room.ts';

/** A datastream as people know it; one that is gone keeps its number. */
export function toNamedSeries({ sensors, places }: ResponseRoom, id: number, language: Language): NamedSeries {
  const entry = sensors.catalog.find(id);
  if (!entry)
    return {
      id,
      name: `${id}`,
      thingId: null,
      thingName: null,
      placeId: null,
      placeName: null,
      propertyName: '',
      unit: '',
      simulated: false,
    };
  return {
    id,
    name: entry.name,
    thingId: entry.thingId,
    thingName: entry.thingName,
    placeId: entry.placeId,
    placeName: places.directory.find(entry.placeId ?? -1)?.name ?? null,
    propertyName: entry.propertyName[language],
    unit: entry.unit,
    simulated: entry.simulated,
  };
}

/** Every datastream that these plans name, once, by number. */
export function seriesIdsOf(plans: readonly InterventionPlan[], others: readonly number[] = []): number[] {
  const ids = plans.flatMap(({ expected }) =>
    expected.flatMap(({ datastreamId, comparisons }) => [datastreamId, ...comparisons]),
  );
  return [...new Set([...ids, ...others])].sort((a, b) => a - b);
}
