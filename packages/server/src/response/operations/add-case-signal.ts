import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atCase, writerOf } from '../at-case.ts';
import { atSignal } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';
import { holdCase } from '../sql/hold.ts';
import { insertCaseSignal } from '../sql/write-cases.ts';

export function addCaseSignal({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('addCaseSignal', async ({ params, body, principal, language }) => {
    const at = await atCase(room, access, { principal, id: params.id });
    const { signal } = await atSignal(room, access, { principal, id: body.signalId });
    await room.db.transaction().execute(async (trx) => {
      if (!(await holdCase(trx, params.id)))
        throw new WijkritmeError('not_found', {
          nl: `Dossier ${params.id} is net verwijderd; het signaal is niet toegevoegd. Kies een ander dossier.`,
          en: `Case ${params.id} was removed just now; the signal was not added. Choose another case.`,
        });
      await insertCaseSignal(trx, {
        case_id: params.id,
        signal_id: signal.id,
        place_id: signal.placeId,
        signal_start: signal.start,
        added_at: new Date(clock.now()),
        ...writerOf(at),
      });
    });
    return showCase(room, access, { principal, language, id: params.id });
  });
}
