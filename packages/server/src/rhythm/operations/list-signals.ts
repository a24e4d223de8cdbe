import type { Signal } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { RhythmRoom } from '../room.ts';
import { signalSentence } from '../sentences/signal-sentence.ts';
import { type DeviationRow, selectDeviationsByIds } from '../sql/deviations.ts';
import { type SignalRow, selectSignals } from '../sql/signals.ts';
import { toDeviation } from '../to-deviation.ts';

export function listSignals({ http }: Context, room: RhythmRoom): void {
  http.operation('listSignals', async ({ query, language }) => {
    const rows = await selectSignals(room.db, {
      ...(query.from === undefined ? {} : { from: Date.parse(query.from) }),
      ...(query.to === undefined ? {} : { to: Date.parse(query.to) }),
      ...(query.place === undefined ? {} : { places: [...room.places.directory.below(query.place)] }),
    });
    const strongest = await selectDeviationsByIds(
      room.db,
      rows.flatMap((row) => row.deviations.slice(0, 1)),
    );
    const byId = new Map(strongest.map((row) => [row.id, row]));
    return { items: rows.map((row) => toSignal(row, byId.get(row.deviations[0] ?? -1), room, language)) };
  });
}

function toSignal(row: SignalRow, strongest: DeviationRow | undefined, room: RhythmRoom, language: Language): Signal {
  const place = room.places.directory.find(row.place_id ?? -1);
  const first = strongest ? toDeviation(strongest, room, language).sentence : '';
  return {
    id: row.id,
    placeId: row.place_id,
    placeName: place?.name ?? null,
    start: row.start_time.toISOString(),
    end: row.end_time?.toISOString() ?? null,
    deviations: row.deviations,
    outage: row.outage,
    surprise: row.surprise,
    sentence: signalSentence(
      {
        outage: row.outage,
        count: row.deviations.length,
        place: place?.name,
        first,
        start: row.start_time.getTime(),
        end: row.end_time?.getTime() ?? null,
        timeZone: place?.timeZone ?? 'Europe/Amsterdam',
      },
      language,
    ),
  };
}
