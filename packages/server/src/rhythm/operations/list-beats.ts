import type { Context } from '../../foundation/context.ts';
import { beatsOf } from '../beats.ts';
import type { RhythmRoom } from '../room.ts';

export function listBeats({ http, clock }: Context, { places, sensors, keeper }: RhythmRoom): void {
  http.operation('listBeats', (reader) => {
    const now = clock.now();
    return { items: beatsOf(places, sensors.catalog, keeper, reader, now), at: new Date(now).toISOString() };
  });
}
