import type { Context } from '../../foundation/context.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import { noDatastream } from '../../sensors/index.ts';
import { seenByIntake, toDatastream } from '../datastream-now.ts';
import { contradictionNow } from '../neighbours/to-contradiction.ts';
import type { RhythmRoom } from '../room.ts';

export function getDatastream({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('getDatastream', ({ params, ...reader }) => {
    const entry = entryOf(room, params.id);
    const seen = seenByIntake(room.observations, entry.id);
    const contradiction = contradictionNow(room, entry.id, reader.language);
    return toDatastream(entry, room.keeper, seen, { reader, now: clock.now(), contradiction });
  });
}

/** @throws WijkritmeError datastream_unknown */
export function entryOf(room: RhythmRoom, id: number): CatalogEntry {
  const entry = room.sensors.catalog.find(id);
  if (!entry) throw noDatastream(id);
  return entry;
}
