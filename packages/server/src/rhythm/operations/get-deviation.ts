import { type DeviationReason, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { explain } from '../explain.ts';
import { lookAtSums } from '../look-at-sums.ts';
import type { RhythmRoom } from '../room.ts';
import { findDeviation } from '../sql/deviations.ts';

export function getDeviation({ http }: Context, room: RhythmRoom): void {
  http.operation('getDeviation', async ({ params, ...reader }): Promise<DeviationReason> => {
    const found = await findDeviation(room.db, params.id);
    const [row] = found ? await lookAtSums(room, [found]) : [];
    if (!row)
      throw new WijkritmeError(
        'not_found',
        `There is no deviation ${params.id}; a later reading may have shown that it was none.`,
      );
    return explain(row, room, reader);
  });
}
