import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atCase, writerOf } from '../at-case.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';
import { selectCaseEntries } from '../sql/read-cases.ts';
import { updateTask } from '../sql/write-cases.ts';

export function changeCaseTask({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeCaseTask', async ({ params, body, principal, language }) => {
    const at = await atCase(room, access, { principal, id: params.id });
    const { done, version } = body;
    const task = (await selectCaseEntries(room.db, at.reader, params.id)).find(
      ({ id, kind }) => id === params.entry && kind === 'task',
    );
    if (!task)
      throw new WijkritmeError('not_found', {
        nl: `Dossier ${params.id} heeft geen taak ${params.entry}. Kijk in het dossier welke er zijn.`,
        en: `Case ${params.id} has no task ${params.entry}. Look in the case which there are.`,
      });
    const seen = { id: params.entry, version };
    const tick = done ? { at: new Date(clock.now()), ...writerOf(at) } : null;
    if (!(await updateTask(room.db, { caseId: params.id, at: seen, tick })))
      refuseOldVersion(
        { nl: `Taak ${params.entry}`, en: `Task ${params.entry}` },
        { now: task.version, seen: version },
      );
    return showCase(room, access, { principal, language, id: params.id });
  });
}
