import { LEAST_ANSWERS, type QuestionnaireDraft, questionnaireScales } from '@wijkritme/contract';
import { personalText } from '../../sensors/index.ts';
import type { RoundFault } from './round-faults.ts';

/** What the answers of a scale count for, from low to high. */
export function valuesOf(scale: QuestionnaireDraft['scale']): readonly number[] {
  return questionnaireScales.find(({ id }) => id === scale)?.values ?? [];
}

/** Names a field as JSON pointers do. */
export type DraftFault = RoundFault & { readonly pointer: `/${keyof QuestionnaireDraft}` };

/**
 * What is wrong with a round that has the right form. How many answers too few there are is not repeated.
 * @param today the last local day that may have been
 */
export function faultsOfDraft(draft: QuestionnaireDraft, today: string): DraftFault[] {
  const { from, until, question, questionEn, source } = draft;
  const found = countFaults(draft);
  if (until < from) found.push({ pointer: '/until', fault: 'order', value: from });
  else if (until > today) found.push({ pointer: '/until', fault: 'future', value: until });
  for (const [pointer, text] of [
    ['/question', question],
    ['/questionEn', questionEn ?? ''],
    ['/source', source],
  ] as const)
    if (personalText(text)) found.push({ pointer, fault: 'personal' });
  return found;
}

function countFaults({ counts, scale, invited }: QuestionnaireDraft): DraftFault[] {
  const wanted = valuesOf(scale).length;
  const n = counts.reduce((total, count) => total + count, 0);
  if (counts.length !== wanted) return [{ pointer: '/counts', fault: 'number-of-counts', value: String(wanted) }];
  if (n < LEAST_ANSWERS) return [{ pointer: '/counts', fault: 'too-few' }];
  return invited !== null && invited < n ? [{ pointer: '/invited', fault: 'invited-low' }] : [];
}
