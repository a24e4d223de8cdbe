import {
  LEAST_ANSWERS,
  type NewQuestionnaireRound,
  type QuestionnaireMethodId,
  type QuestionnaireScaleId,
  questionnaireScales,
} from '@wijkritme/contract';

/** As the fields hold it. */
export interface RoundForm {
  readonly question: string;
  readonly questionEn: string;
  readonly scale: QuestionnaireScaleId;
  readonly better: 'higher' | 'lower';
  readonly from: string;
  readonly until: string;
  readonly method: QuestionnaireMethodId;
  readonly source: string;
  readonly invited: string;
  /** Answer by answer, from low to high; those of another scale stay. */
  readonly counts: readonly string[];
}

export const emptyRound: RoundForm = {
  ...{ question: '', questionEn: '', scale: 'mark-10', better: 'higher', from: '', until: '', method: 'sample' },
  ...{ source: '', invited: '', counts: [] },
};

/** Answers of a scale, from low to high. */
export const answersOf = (scale: QuestionnaireScaleId): readonly number[] =>
  questionnaireScales.find(({ id }) => id === scale)?.values ?? [];

const whole = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined);

/** Whole counts of the answers of this scale; undefined where one is missing or none. */
const countsOf = ({ scale, counts }: RoundForm) => answersOf(scale).map((_, at) => whole(counts[at] ?? ''));

/** What is filled in so far. */
export const totalOf = (form: RoundForm): number =>
  countsOf(form).reduce<number>((sum, count) => sum + (count ?? 0), 0);

export type RoundProblem =
  | 'question'
  | 'from'
  | 'until'
  | 'order'
  | 'future'
  | 'source'
  | 'invited'
  | 'few-invited'
  | 'counts'
  | 'few';

/** What is not filled in yet, or cannot be. @param today as YYYY-MM-DD */
export function problemsOf(form: RoundForm, today: string): Set<RoundProblem> {
  const found = new Set<RoundProblem>();
  const { question, from, until, source, invited } = form;
  if (question.trim().length < 3) found.add('question');
  if (source.trim().length < 3) found.add('source');
  if (from === '') found.add('from');
  if (until === '') found.add('until');
  else if (until > today) found.add('future');
  else if (from !== '' && until < from) found.add('order');
  if (countsOf(form).some((count) => count === undefined)) found.add('counts');
  else if (totalOf(form) < LEAST_ANSWERS) found.add('few');
  const asked = whole(invited);
  if (invited.trim() !== '' && asked === undefined) found.add('invited');
  else if (asked !== undefined && asked < totalOf(form)) found.add('few-invited');
  return found;
}

/** As it is sent, once nothing is wrong with it. */
export function toRound(form: RoundForm, placeId: number): Omit<NewQuestionnaireRound, 'label' | 'audience'> {
  const { question, questionEn, source, invited, counts: _, ...same } = form;
  return {
    ...same,
    placeId,
    question: question.trim(),
    questionEn: questionEn.trim().length < 3 ? null : questionEn.trim(),
    source: source.trim(),
    invited: whole(invited) ?? null,
    counts: countsOf(form).map((count) => count ?? 0),
  };
}
