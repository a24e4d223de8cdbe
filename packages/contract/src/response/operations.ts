import { attachmentOperations } from './attachments.ts';
import { caseOperations } from './cases.ts';
import { effectOperations } from './effect-operations.ts';
import { effectPlanOperations } from './effect-plans.ts';
import { explanationOperations } from './explanations.ts';
import { feedbackOperations } from './feedback.ts';
import { interpretationOperations } from './interpretations.ts';
import { interventionOperations } from './interventions.ts';
import { keepTermOperations } from './keep-terms.ts';
import { questionnaireOperations } from './questionnaires.ts';
import { savedFilterOperations } from './saved-filters.ts';
import { sharingOperations } from './sharing.ts';
import { signalScoreOperations } from './signal-scores.ts';
import { signalWorkOperations } from './signal-work.ts';

/** What people make of signals, and what they do about them; of the response room. */
export const responseOperations = {
  ...explanationOperations,
  ...interpretationOperations,
  ...sharingOperations,
  ...caseOperations,
  ...attachmentOperations,
  ...feedbackOperations,
  ...signalScoreOperations,
  ...interventionOperations,
  ...effectPlanOperations,
  ...effectOperations,
  ...signalWorkOperations,
  ...savedFilterOperations,
  ...keepTermOperations,
  ...questionnaireOperations,
} as const;
