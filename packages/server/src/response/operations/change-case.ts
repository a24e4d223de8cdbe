import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atCase } from '../at-case.ts';
import { checkTexts } from '../check-answer.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { checkScript } from '../scripts/check-script.ts';
import { showCase } from '../show-case.ts';
import { lockRunningMeasure, updateCase } from '../sql/write-cases.ts';

export function changeCase({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeCase', async ({ params, body, principal, language }) => {
    const { row } = await atCase(room, access, { principal, id: params.id });
    const title = body.title.trim();
    checkTexts({ '/title': title });
    checkScript(body.script);
    const closed_at = body.closed ? (row.closed_at ?? new Date(clock.now())) : null;
    const at = { id: params.id, version: body.version };
    await room.db.transaction().execute(async (trx) => {
      if (body.closed && (await lockRunningMeasure(trx, params.id))) throw stillRunning(params.id);
      if (!(await updateCase(trx, at, { title, script: body.script, closed_at })))
        refuseOldVersion(`Case ${params.id}`, { now: row.version, seen: body.version });
    });
    return showCase(room, access, { principal, language, id: params.id });
  });
}

const stillRunning = (id: number) =>
  new WijkritmeError(
    'measure_running',
    `A measure of case ${id} is still running. End or stop it first; then the case can be closed.`,
  );
