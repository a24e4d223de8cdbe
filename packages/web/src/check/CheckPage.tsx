import './check.css';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { judgeCheck, type PrivacyCheck } from '@wijkritme/contract';
import { api } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { Outcome } from './Outcome.tsx';
import { Question } from './Question.tsx';
import { Start } from './Start.tsx';
import { useAnswers } from './use-answers.ts';

const route = getRouteApi('/check');

/** The questions and rules do not change while the page is open; the outcome is computed here, nothing is sent. */
const checkQuery = queryOptions({
  queryKey: ['privacy-check'],
  queryFn: ({ signal }) => api.getPrivacyCheck({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The privacy check: the start, one question, or the outcome, as the address says. */
export function CheckPage() {
  const query = useQuery(checkQuery);
  return (
    <QueryView query={query} height={400}>
      {(check) => <CheckView check={check} />}
    </QueryView>
  );
}

function CheckView({ check }: { check: PrivacyCheck }) {
  const { vraag } = route.useSearch();
  const book = useAnswers(check);
  const outcome = judgeCheck(check, book.answers);
  if (vraag === 'uitkomst') return <Outcome check={check} book={book} outcome={outcome} />;
  const question = check.questions.find(({ id }) => id === vraag);
  if (question) return <Question key={question.id} check={check} question={question} book={book} outcome={outcome} />;
  return <Start check={check} book={book} outcome={outcome} />;
}
