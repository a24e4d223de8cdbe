import type { Context } from '../../foundation/context.ts';
import { seenByIntake, toDatastream } from '../datastream-now.ts';
import { contradictionNow } from '../neighbours/to-contradiction.ts';
import type { RhythmRoom } from '../room.ts';

export function listDatastreams({ http, clock }: Context, room: RhythmRoom): void {
  const { places, sensors, keeper, observations } = room;
  http.operation('listDatastreams', ({ query, ...reader }) => {
    const now = clock.now();
    const wanted = query.place === undefined ? undefined : places.directory.below(query.place);
    const items = [];
    for (const entry of sensors.catalog.all()) {
      if (wanted && !wanted.has(entry.placeId ?? -1)) continue;
      const contradiction = contradictionNow(room, entry.id, reader.language);
      items.push(toDatastream(entry, keeper, seenByIntake(observations, entry.id), { reader, now, contradiction }));
    }
    return { items };
  });
}
