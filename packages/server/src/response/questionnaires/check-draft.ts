import { type FieldProblem, LEAST_ANSWERS, type QuestionnaireDraft, questionnaireScales } from '@wijkritme/contract';
import { personalText } from '../../sensors/index.ts';

/** What the answers of a scale count for, from low to high. */
export function valuesOf(scale: QuestionnaireDraft['scale']): readonly number[] {
  return questionnaireScales.find(({ id }) => id === scale)?.values ?? [];
}

/**
 * What is wrong with a round that has the right form. How many answers too few there are is not repeated.
 * @param today the last local day that may have been
 */
export function problemsOfDraft(draft: QuestionnaireDraft, today: string): FieldProblem[] {
  const { counts, scale, from, until, invited, question, questionEn, source } = draft;
  const wanted = valuesOf(scale).length;
  const n = counts.reduce((total, count) => total + count, 0);
  const found: FieldProblem[] = [];
  const say = (pointer: string, message: string) => found.push({ pointer, message });
  if (counts.length !== wanted) say('/counts', `has ${counts.length} answers where ${scale} has ${wanted}`);
  else if (n < LEAST_ANSWERS)
    say(
      '/counts',
      `holds fewer than ${LEAST_ANSWERS} answers; so few are neither kept nor shown: put rounds or places together`,
    );
  else if (invited !== null && invited < n) say('/invited', 'is lower than the number of answers');
  if (until < from) say('/until', `lies before ${from}, the first day`);
  else if (until > today) say('/until', `lies in the future: ${until}; write a round down when it is over`);
  for (const [pointer, text] of Object.entries({
    '/question': question,
    '/questionEn': questionEn ?? '',
    '/source': source,
  })) {
    const personal = personalText(text);
    if (personal) say(pointer, `holds ${personal}; leave that out`);
  }
  return found;
}
