import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import type { ResponseRoom } from '../room.ts';
import { deleteAnswerTerm, upsertAnswerTerm } from '../sql/answer-terms.ts';
import { answerTerm } from './get-answer-term.ts';

export function putAnswerTerm({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('putAnswerTerm', async ({ params, body, principal }) => {
    access.require(principal, 'signals.tune', params.id);
    await answerTerm(room, params.id);
    const changed = { changed_at: new Date(clock.now()), changed_by: actorOf(principal) };
    const { days = null, sensorDays = null, kindDays = {} } = body;
    const isNone = days === null && sensorDays === null && Object.keys(kindDays).length === 0;
    const kinds = { kind_days: JSON.stringify(kindDays) };
    if (isNone) await deleteAnswerTerm(room.db, params.id);
    else await upsertAnswerTerm(room.db, { place_id: params.id, days, sensor_days: sensorDays, ...kinds, ...changed });
    return answerTerm(room, params.id);
  });
}
