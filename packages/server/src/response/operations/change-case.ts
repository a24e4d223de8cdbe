import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { answerFirst } from '../answer-first.ts';
import { atCase, writerOf } from '../at-case.ts';
import { checkTexts } from '../check-answer.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { checkScript } from '../scripts/check-script.ts';
import { showCase } from '../show-case.ts';
import { insertCaseStep, lockRunningMeasure, updateCase } from '../sql/write-cases.ts';

export function changeCase({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeCase', async ({ params, body, principal, language }) => {
    const at = await atCase(room, access, { principal, id: params.id });
    const { row } = at;
    if (row.title === null) throw answerFirst(row.id, row.answer_first);
    const title = body.title.trim();
    checkTexts({ '/title': title });
    checkScript(body.script);
    const now = new Date(clock.now());
    const closed_at = body.closed ? (row.closed_at ?? now) : null;
    const seen = { id: params.id, version: body.version };
    const isNamed = title !== row.title || body.script !== row.script;
    const name = { title, script: body.script, named_at: now, named_by: at.person.personId };
    await room.db.transaction().execute(async (trx) => {
      if (body.closed && (await lockRunningMeasure(trx, params.id))) throw stillRunning(params.id);
      if (!(await updateCase(trx, seen, { closed_at, ...(isNamed ? name : {}) })))
        refuseOldVersion(
          { nl: `Dossier ${params.id}`, en: `Case ${params.id}` },
          { now: row.version, seen: body.version },
        );
      if (body.closed !== (row.closed_at !== null))
        await insertCaseStep(trx, {
          ...{ case_id: params.id, kind: body.closed ? 'closed' : 'reopened', at: now },
          ...writerOf(at),
        });
    });
    return showCase(room, access, { principal, language, id: params.id });
  });
}

const stillRunning = (id: number) =>
  new WijkritmeError('measure_running', {
    nl: `Er loopt nog een maatregel van dossier ${id}. Beëindig of stop die eerst; dan kan het dossier dicht.`,
    en: `A measure of case ${id} is still running. End or stop it first; then the case can be closed.`,
  });
