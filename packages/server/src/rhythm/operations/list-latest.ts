import { type LatestReading, limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { statusNow } from '../datastream-now.ts';
import { isHeldNow, shownFrom, shownValue, viewOf } from '../outward.ts';
import type { RhythmRoom } from '../room.ts';

export function listLatest({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('listLatest', async ({ query, ...reader }) => {
    const { places, sensors, keeper, observations } = room;
    const { place, property, after = 0, limit = limits.latestRows } = query;
    if (place !== undefined && !places.directory.find(place)) throw noPlace(place);
    const below = place === undefined ? undefined : places.directory.below(place);
    const now = clock.now();
    const items: LatestReading[] = [];
    let next: string | null = null;
    for (const { datastreamId, time, value } of await observations.latest()) {
      const entry = sensors.catalog.find(datastreamId);
      if (!entry || datastreamId <= after) continue;
      if (below && !below.has(entry.placeId ?? -1)) continue;
      if (property !== undefined && entry.property !== property) continue;
      if (items.length === limit) {
        next = String(items.at(-1)?.datastreamId);
        break;
      }
      const rule = viewOf(reader, entry);
      items.push({
        datastreamId,
        thingId: entry.thingId,
        placeId: entry.placeId,
        property: entry.property,
        unit: entry.unit,
        time: new Date(time).toISOString(),
        value: rule && isHeldNow(keeper, entry, time) ? null : shownValue(value, rule),
        ...shownFrom(rule, entry),
        status: statusNow(entry, keeper.find(datastreamId), now),
      });
    }
    return { items, next };
  });
}
