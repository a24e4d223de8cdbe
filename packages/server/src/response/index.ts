import type { Context } from '../foundation/context.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sharing } from '../sharing/index.ts';
import { changeExplanation } from './operations/change-explanation.ts';
import { changeOwnLabel } from './operations/change-own-label.ts';
import { changeOwnOpinion } from './operations/change-own-opinion.ts';
import { commitInterpretation } from './operations/commit-interpretation.ts';
import { createExplanation } from './operations/create-explanation.ts';
import { declineInterpretation } from './operations/decline-interpretation.ts';
import { listExplanations } from './operations/list-explanations.ts';
import { listInterpretations } from './operations/list-interpretations.ts';
import type { Response, ResponseRoom } from './room.ts';
import type { ResponseTables } from './tables.ts';

export { responseMigrations } from './migrations/index.ts';
export type { Response } from './room.ts';

/** What people make of signals: each role says what it thinks before it sees the others. */
export function mountResponse(context: Context, sharing: Sharing, rhythm: Rhythm): Response {
  const room: ResponseRoom = {
    name: 'response',
    db: context.db.withTables<ResponseTables>(),
    sharing,
    rhythm,
  };
  for (const mount of [
    listExplanations,
    createExplanation,
    changeExplanation,
    listInterpretations,
    commitInterpretation,
    declineInterpretation,
    changeOwnOpinion,
    changeOwnLabel,
  ])
    mount(context, room);
  return room;
}
