import type { Week } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { RhythmRoom } from '../room.ts';
import { weekOf } from '../week.ts';
import { entryOf } from './get-datastream.ts';

export function getWeek({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('getWeek', ({ params, query, ...reader }): Promise<Week> => {
    const entry = entryOf(room, params.id);
    return weekOf(room, entry, room.keeper.find(entry.id), query.week, reader, clock.now());
  });
}
