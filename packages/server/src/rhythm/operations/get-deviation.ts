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
      throw new WijkritmeError('not_found', {
        nl: `Er is geen afwijking ${params.id}; misschien liet een latere meting zien dat het er geen was. Kijk in de lijst van afwijkingen.`,
        en: `There is no deviation ${params.id}; a later reading may have shown that it was none. Look in the list of deviations.`,
      });
    return explain(row, room, reader);
  });
}
