import type { Context } from '../foundation/context.ts';
import type { Observations } from '../observations/index.ts';
import { placesChanged } from '../places/index.ts';
import { datastreamsRemoved } from '../sensors/index.ts';
import { findCase } from './at-case.ts';
import { EffectDesk } from './effects/effect-desk.ts';
import { EffectKeeper } from './effects/effect-keeper.ts';
import { removeDueInputs } from './effects/remove-due.ts';
import { AttachmentStore } from './files/attachment-store.ts';
import { reachedDays } from './interventions/reached-days.ts';
import { loadKeptTerms } from './keeping/keep-terms.ts';
import { removeAgain } from './keeping/remove-again.ts';
import { removeDueCases } from './keeping/remove-due-cases.ts';
import { removeDueWords } from './keeping/remove-due-words.ts';
import { addCaseAttachment } from './operations/add-case-attachment.ts';
import { addCaseEntry } from './operations/add-case-entry.ts';
import { addCaseSignal } from './operations/add-case-signal.ts';
import { askEffect } from './operations/ask-effect.ts';
import { assignSignal } from './operations/assign-signal.ts';
import { cancelEffect } from './operations/cancel-effect.ts';
import { changeCase } from './operations/change-case.ts';
import { changeCaseAttachmentLabel } from './operations/change-case-attachment-label.ts';
import { changeCaseLabel } from './operations/change-case-label.ts';
import { changeCaseTask } from './operations/change-case-task.ts';
import { changeExplanation } from './operations/change-explanation.ts';
import { changeIntervention } from './operations/change-intervention.ts';
import { changeInterventionState } from './operations/change-intervention-state.ts';
import { changeOwnLabel } from './operations/change-own-label.ts';
import { changeOwnOpinion } from './operations/change-own-opinion.ts';
import { changeQuestionnaireRoundLabel } from './operations/change-questionnaire-round-label.ts';
import { changeSavedFilter } from './operations/change-saved-filter.ts';
import { commitInterpretation } from './operations/commit-interpretation.ts';
import { createExplanation } from './operations/create-explanation.ts';
import { createFeedbackDecision } from './operations/create-feedback-decision.ts';
import { createIntervention } from './operations/create-intervention.ts';
import { createQuestionnaireRound } from './operations/create-questionnaire-round.ts';
import { createSavedFilter } from './operations/create-saved-filter.ts';
import { declineInterpretation } from './operations/decline-interpretation.ts';
import { deleteCaseAttachment } from './operations/delete-case-attachment.ts';
import { deleteQuestionnaireRound } from './operations/delete-questionnaire-round.ts';
import { deleteSavedFilter } from './operations/delete-saved-filter.ts';
import { getAnswerTerm } from './operations/get-answer-term.ts';
import { getCase } from './operations/get-case.ts';
import { getCaseAttachment } from './operations/get-case-attachment.ts';
import { getEffect } from './operations/get-effect.ts';
import { getFeeling } from './operations/get-feeling.ts';
import { getIntervention } from './operations/get-intervention.ts';
import { getKeepTerms } from './operations/get-keep-terms.ts';
import { getSignalFeedback } from './operations/get-signal-feedback.ts';
import { getSignalQueueCounts } from './operations/get-signal-queue-counts.ts';
import { getSignalScores } from './operations/get-signal-scores.ts';
import { getSignalWork } from './operations/get-signal-work.ts';
import { giveSignalFeedback } from './operations/give-signal-feedback.ts';
import { importQuestionnaireRounds } from './operations/import-questionnaire-rounds.ts';
import { listCaseScripts } from './operations/list-case-scripts.ts';
import { listCases } from './operations/list-cases.ts';
import { listEffects } from './operations/list-effects.ts';
import { listExplanations } from './operations/list-explanations.ts';
import { listFeedbackDecisions } from './operations/list-feedback-decisions.ts';
import { listFeedbackProposals } from './operations/list-feedback-proposals.ts';
import { listInterpretations } from './operations/list-interpretations.ts';
import { listInterventions } from './operations/list-interventions.ts';
import { listOwnFeedback } from './operations/list-own-feedback.ts';
import { listQuestionnaireRounds } from './operations/list-questionnaire-rounds.ts';
import { listSavedFilters } from './operations/list-saved-filters.ts';
import { listSignalQueue } from './operations/list-signal-queue.ts';
import { openCase } from './operations/open-case.ts';
import { orderSavedFilters } from './operations/order-saved-filters.ts';
import { previewIntervention } from './operations/preview-intervention.ts';
import { putAnswerTerm } from './operations/put-answer-term.ts';
import { putKeepTerms } from './operations/put-keep-terms.ts';
import { removeCaseSignal } from './operations/remove-case-signal.ts';
import { repeatEffect } from './operations/repeat-effect.ts';
import { strikeCaseAgreement } from './operations/strike-case-agreement.ts';
import { undoFeedbackDecision } from './operations/undo-feedback-decision.ts';
import { publicMeasures } from './public-measures.ts';
import { endingTerms } from './queue/ending-terms.ts';
import { workOf } from './queue/work-of.ts';
import type { Response, ResponseParts, ResponseRoom } from './room.ts';
import { removeSamples } from './samples/remove-samples.ts';
import { SampleDesk } from './samples/sample-desk.ts';
import { MissedDesk } from './scores/missed.ts';
import { selectAttachmentKeys } from './sql/attachments.ts';
import { selectOpenAmong, signalsOf } from './sql/cases-for-others.ts';
import { deleteInputsOf } from './sql/effect-inputs.ts';
import { holdCase } from './sql/hold.ts';
import { deleteLooseReceipts } from './sql/receipts.ts';
import { selectRemovedAmong } from './sql/remove-cases.ts';
import { selectRemovedSince } from './sql/removed-since.ts';
import type { ResponseTables } from './tables.ts';
import { waitingFor } from './today/waiting-for.ts';

export { answerFirst } from './answer-first.ts';
export { type AssignedNews, CASE_CHANGED, type CaseNews, SIGNAL_ASSIGNED } from './events.ts';
export type { Kept, KeptTerms, PlaceDues } from './keeping/keep-terms.ts';
export { tallyTerms } from './keeping/tally-terms.ts';
export { responseMigrations } from './migrations/index.ts';
export { noCase } from './no-case.ts';
export type { EndingTerm } from './queue/own-work.ts';
export { requirePerson } from './require-person.ts';
export type { FoundCase, PublicMeasure, Response } from './room.ts';
export type { MissedAsked, MissedHappening } from './scores/missed.ts';
export { detectMsOf } from './scores/tally.ts';
export type { ReachedDay } from './sql/reached-days.ts';
export type { Waiting } from './today/waiting.ts';

/** What people make of signals: each role says what it thinks before it sees the others. */
export function mountResponse(
  context: Context,
  rooms: Omit<ResponseParts, 'db' | 'desk' | 'clock' | 'files' | 'missed'> & { readonly observations: Observations },
): Response {
  const desk = new EffectDesk();
  const { clock, config } = context;
  const files = new AttachmentStore(
    config.dataDir,
    config.clamav === undefined ? undefined : { address: config.clamav },
  );
  const db = context.db.withTables<ResponseTables>();
  const parts: ResponseParts = { db, clock, files, desk, missed: new MissedDesk(), ...rooms };
  const effects = new EffectKeeper(context, parts);
  const room: ResponseRoom = {
    name: 'response',
    ...parts,
    effects,
    start: async () => {
      files.keepOnly(await selectAttachmentKeys(parts.db));
      await effects.start();
      await clearSamples();
    },
    stop: async () => {
      await samples.stop();
      await effects.stop();
    },
  };
  const samples = new SampleDesk(context, room);
  const { retention, removed } = rooms.observations;
  removed.lookWith((madeAt) => selectRemovedSince(room.db, madeAt));
  retention.addStep((run) => removeDueInputs(room.db, run));
  retention.addStep((run) => removeDueCases(room, run));
  retention.addStep((run) => removeDueWords(room, run));
  retention.addStep(() => deleteLooseReceipts(room.db));
  context.events.on(datastreamsRemoved, ({ ids }) =>
    deleteInputsOf(room.db, ids).catch((cause) =>
      context.log.error({ cause: String(cause) }, 'forgetting what effects were computed from failed'),
    ),
  );
  // A sample city that goes takes its cases along.
  async function clearSamples(): Promise<void> {
    if (rooms.places.directory.all().some((place) => place.simulated)) return;
    await removeSamples(room).catch((cause) =>
      context.log.error({ cause: String(cause) }, 'removing the cases of the sample city failed'),
    );
  }
  context.events.on(placesChanged, clearSamples);
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
    removeCaseSignal,
    addCaseEntry,
    changeCaseTask,
    strikeCaseAgreement,
    addCaseAttachment,
    getCaseAttachment,
    changeCaseAttachmentLabel,
    deleteCaseAttachment,
    createFeedbackDecision,
    getSignalFeedback,
    getSignalScores,
    giveSignalFeedback,
    listFeedbackDecisions,
    listFeedbackProposals,
    listOwnFeedback,
    undoFeedbackDecision,
    listInterventions,
    createIntervention,
    getIntervention,
    changeIntervention,
    changeInterventionState,
    previewIntervention,
    askEffect,
    getEffect,
    cancelEffect,
    repeatEffect,
    listEffects,
    assignSignal,
    changeSavedFilter,
    createSavedFilter,
    deleteSavedFilter,
    getAnswerTerm,
    getSignalWork,
    listSavedFilters,
    listSignalQueue,
    getSignalQueueCounts,
    orderSavedFilters,
    putAnswerTerm,
    getKeepTerms,
    putKeepTerms,
    createQuestionnaireRound,
    changeQuestionnaireRoundLabel,
    deleteQuestionnaireRound,
    getFeeling,
    importQuestionnaireRounds,
    listQuestionnaireRounds,
  ])
    mount(context, room);
  return {
    ...room,
    samples,
    findCase: (person, id) => findCase(room, context.access, { person, id }),
    workOf: (personId, ids) => workOf(room, personId, ids),
    endingTerms: () => endingTerms(room),
    reachedDays: (among) => reachedDays(room, among),
    removeAgain: () => removeAgain(room),
    keptTerms: () => loadKeptTerms(room),
    publicMeasures: (cases, language) => publicMeasures(room, cases, language),
    signalsOf: (id) => signalsOf(db, id),
    openAmong: (ids) => selectOpenAmong(db, ids),
    holdCase,
    removedAmong: (ids) => selectRemovedAmong(room.db, ids),
    waitingFor: (person, reader) => waitingFor(room, { access: context.access, person, reader }),
  };
}
