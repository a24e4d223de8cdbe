import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/language.ts';
import { Alert, Button, Skeleton } from '../../ui/index.ts';
import { problemOf, referenceOf, statusOf } from '../api.ts';
import { ServerDetail } from './ServerDetail.tsx';

interface QueryViewProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  readonly height?: number;
  readonly children: (data: T) => ReactNode;
}

/** Loading, failed or there. What is on the screen stays there while it is fetched anew. */
export function QueryView<T>({ query, height = 120, children }: QueryViewProps<T>) {
  const { shell } = useText();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton label={shell.loading} height={height} />;
}

/** What happened, what was kept, what to do, and a reference number (pattern 26). */
export function ErrorAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { errors, shell } = useText();
  const status = statusOf(error);
  const reference = referenceOf(error);
  const problem = problemOf(error);
  return (
    <Alert tone={problem ? 'error' : 'warning'} title={problem?.title ?? errors.title}>
      {status === 403 || status === 401 ? (
        <p>{errors.forbidden}</p>
      ) : problem ? (
        <ServerDetail detail={problem.detail} told={problem.language} />
      ) : (
        <p>{errors.unreachable}</p>
      )}
      {problem ? <p>{errors.kept}</p> : null}
      {reference ? <p>{errors.reference(reference)}</p> : null}
      {onRetry ? <Button onClick={onRetry}>{shell.retry}</Button> : null}
    </Alert>
  );
}
