import type { Context } from '../foundation/context.ts';
import { addCaseEntry } from './operations/add-case-entry.ts';
import { addCaseSignal } from './operations/add-case-signal.ts';
import { changeCase } from './operations/change-case.ts';
import { changeCaseLabel } from './operations/change-case-label.ts';
import { changeCaseTask } from './operations/change-case-task.ts';
import { changeExplanation } from './operations/change-explanation.ts';
import { changeOwnLabel } from './operations/change-own-label.ts';
import { changeOwnOpinion } from './operations/change-own-opinion.ts';
import { commitInterpretation } from './operations/commit-interpretation.ts';
import { createExplanation } from './operations/create-explanation.ts';
import { createFeedbackDecision } from './operations/create-feedback-decision.ts';
import { declineInterpretation } from './operations/decline-interpretation.ts';
import { getCase } from './operations/get-case.ts';
import { getSignalFeedback } from './operations/get-signal-feedback.ts';
import { getSignalScores } from './operations/get-signal-scores.ts';
import { giveSignalFeedback } from './operations/give-signal-feedback.ts';
import { listCaseScripts } from './operations/list-case-scripts.ts';
import { listCases } from './operations/list-cases.ts';
import { listExplanations } from './operations/list-explanations.ts';
import { listFeedbackDecisions } from './operations/list-feedback-decisions.ts';
import { listFeedbackProposals } from './operations/list-feedback-proposals.ts';
import { listInterpretations } from './operations/list-interpretations.ts';
import { listOwnFeedback } from './operations/list-own-feedback.ts';
import { openCase } from './operations/open-case.ts';
import { undoFeedbackDecision } from './operations/undo-feedback-decision.ts';
import type { Response, ResponseRoom } from './room.ts';
import type { ResponseTables } from './tables.ts';

export { responseMigrations } from './migrations/index.ts';
export type { Response } from './room.ts';

/** What people make of signals: each role says what it thinks before it sees the others. */
export function mountResponse(context: Context, rooms: Pick<ResponseRoom, 'sharing' | 'places' | 'rhythm'>): Response {
  const room: ResponseRoom = {
    name: 'response',
    db: context.db.withTables<ResponseTables>(),
    ...rooms,
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
    listCaseScripts,
    listCases,
    openCase,
    getCase,
    changeCase,
    changeCaseLabel,
    addCaseSignal,
    addCaseEntry,
    changeCaseTask,
    createFeedbackDecision,
    getSignalFeedback,
    getSignalScores,
    giveSignalFeedback,
    listFeedbackDecisions,
    listFeedbackProposals,
    listOwnFeedback,
    undoFeedbackDecision,
  ])
    mount(context, room);
  return room;
}
