import type { Migrations } from '../../foundation/database/migrate.ts';
import { interpretations } from './20261122001800-interpretations.ts';
import { cases } from './20261122001801-cases.ts';
import { interventions } from './20261122002021-interventions.ts';
import { effects } from './20261122002022-effects.ts';
import { feedback } from './20261122002031-feedback.ts';
import { receipts } from './20261122002041-receipts.ts';
import { attachments } from './20261122002042-attachments.ts';
import { signalWork } from './20261122002140-signal-work.ts';
import { keepTerms } from './20261122002201-keep-terms.ts';
import { sensorTerm } from './20261122002203-sensor-term.ts';
import { questionnaires } from './20261122002211-questionnaires.ts';
import { sharedRounds } from './20261123000301-shared-rounds.ts';
import { kindTerms } from './20261123000400-kind-terms.ts';
import { reportTerms } from './20261123001001-report-terms.ts';
import { caseSteps } from './20261123001010-case-steps.ts';
import { taskTicks } from './20261123001011-task-ticks.ts';
import { struckAgreements } from './20261123001012-struck-agreements.ts';
import { sampleCases } from './20261123001620-sample-cases.ts';
import { caseNames } from './20261123001730-case-names.ts';
import { caseSignalsOut } from './20261124000100-case-signals-out.ts';
import { feedbackLabels } from './20261124000800-feedback-labels.ts';

export const responseMigrations: Migrations = {
  '20261122001800_interpretations': interpretations,
  '20261122001801_cases': cases,
  '20261122002031_feedback': feedback,
  '20261122002021_interventions': interventions,
  '20261122002022_effects': effects,
  '20261122002041_receipts': receipts,
  '20261122002042_attachments': attachments,
  '20261122002140_signal-work': signalWork,
  '20261122002201_keep-terms': keepTerms,
  '20261122002203_sensor-term': sensorTerm,
  '20261122002211_questionnaires': questionnaires,
  '20261123000301_shared-rounds': sharedRounds,
  '20261123000400_kind-terms': kindTerms,
  '20261123001001_report-terms': reportTerms,
  '20261123001010_case-steps': caseSteps,
  '20261123001011_task-ticks': taskTicks,
  '20261123001012_struck-agreements': struckAgreements,
  '20261123001620_sample-cases': sampleCases,
  '20261123001730_case-names': caseNames,
  '20261124000100_case-signals-out': caseSignalsOut,
  '20261124000800_feedback-labels': feedbackLabels,
};
