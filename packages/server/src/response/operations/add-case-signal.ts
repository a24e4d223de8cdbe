import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atCase, writerOf } from '../at-case.ts';
import { atSignal } from '../at-signal.ts';
import { closedCase } from '../closed-case.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';
import { lockOpenCase } from '../sql/attachments.ts';
import { countCaseSignals, insertCaseSignal } from '../sql/case-signals.ts';
import { holdCase } from '../sql/hold.ts';
import { insertCaseStep } from '../sql/write-cases.ts';

/** A signal that is in the case already stays as it is. */
export function addCaseSignal({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('addCaseSignal', async ({ params: { id }, body, principal, language }) => {
    const at = await atCase(room, access, { principal, id });
    const { signal } = await atSignal(room, access, { principal, id: body.signalId });
    const now = new Date(clock.now());
    await room.db.transaction().execute(async (trx) => {
      if (!(await lockOpenCase(trx, id))) throw (await holdCase(trx, id)) ? closedCase(id) : removedCase(id);
      const isNew = await insertCaseSignal(trx, {
        case_id: id,
        signal_id: signal.id,
        place_id: signal.placeId,
        signal_start: signal.start,
        added_at: now,
        ...writerOf(at),
      });
      if (!isNew) return;
      if ((await countCaseSignals(trx, id)) > limits.signalsOfCase) throw fullCase();
      await insertCaseStep(trx, {
        ...{ case_id: id, kind: 'signal-in', at: now, signal_id: signal.id },
        ...writerOf(at),
      });
    });
    return showCase(room, access, { principal, language, id });
  });
}

const removedCase = (id: number) =>
  new WijkritmeError('not_found', {
    nl: `Dossier ${id} is net verwijderd; het signaal is niet toegevoegd. Kies een ander dossier.`,
    en: `Case ${id} was removed just now; the signal was not added. Choose another case.`,
  });

const fullCase = () =>
  new WijkritmeError('conflict', {
    nl: `Een dossier bevat ten hoogste ${limits.signalsOfCase} signalen. Haal er eerst een uit, of open een ander dossier.`,
    en: `A case holds at most ${limits.signalsOfCase} signals. Take one out first, or open another case.`,
  });
