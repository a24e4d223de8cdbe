import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { refuseFields, type WrongField } from '../../foundation/refuse-fields.ts';
import { noPlace } from '../../places/index.ts';
import { appendLog } from '../../sharing/index.ts';
import { faultOfStretch, hourOf, lastHour, type StretchFault, toWholeMinutes } from '../check-report.ts';
import { fieldWords } from '../field-words.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectCategories } from '../sql/categories.ts';
import { selectReports } from '../sql/read-reports.ts';
import { insertReport } from '../sql/write-reports.ts';
import { toReport } from '../to-report.ts';

const faults: Readonly<Record<StretchFault, WrongField>> = {
  order: { pointer: '/until', message: fieldWords.order },
  'too-long': { pointer: '/until', message: fieldWords.tooLong },
  future: { pointer: '/until', message: fieldWords.future },
  'too-old': { pointer: '/from', message: fieldWords.tooOld },
};

/** By a colleague. Residents have their form: a second open door would have to tell forms sent twice apart once more. */
export function createReport({ http, access, clock }: Context, room: ParticipationRoom): void {
  http.operation('createReport', async ({ body, principal, language }) => {
    access.require(principal, 'reports.add', body.placeId);
    if (!room.places.directory.find(body.placeId)) throw noPlace(body.placeId);
    const now = clock.now();
    const chosen = (await selectCategories(room.db)).find(({ id }) => id === body.categoryId);
    if (!chosen || chosen.closed)
      refuseFields([{ pointer: '/categoryId', message: fieldWords.noCategory(body.categoryId) }]);
    const stretch = toWholeMinutes({
      from: body.from === undefined ? lastHour(body.until ? Date.parse(body.until) : now).from : Date.parse(body.from),
      until: body.until === undefined ? now : Date.parse(body.until),
    });
    const fault = faultOfStretch(stretch, now);
    if (fault) refuseFields([faults[fault]]);
    const id = await room.db.transaction().execute(async (trx) => {
      const made = await insertReport(trx, {
        place_id: body.placeId,
        category_id: body.categoryId,
        from_time: new Date(stretch.from),
        until_time: new Date(stretch.until),
        amount: body.amount,
        source: 'colleague',
        received_at: hourOf(now),
      });
      if (!made) throw new Error('a report was neither stored nor there');
      const fact = { at: now, kind: 'report.entered', actor: actorOf(principal), subject: `report:${made.id}` };
      await appendLog(trx, { ...fact, detail: { place: body.placeId, category: body.categoryId } });
      return made.id;
    });
    room.rhythm.tellSignedIn('reports');
    const [row] = await selectReports(room.db, { places: [body.placeId], ids: [id] }, 1);
    if (!row)
      throw new WijkritmeError('not_found', {
        nl: `Melding ${id} is net verwijderd. Kies een andere uit de lijst.`,
        en: `Report ${id} was removed just now. Choose another one from the list.`,
      });
    return toReport(row, room, language);
  });
}
