import { Alert, Button } from '../../ui/index.ts';
import { problemOf, statusOf } from '../api.ts';
import { ErrorAlert } from './QueryView.tsx';
import { ServerDetail } from './ServerDetail.tsx';

interface ConflictErrorProps {
  readonly error: unknown;
  readonly text: { readonly conflictTitle: string; readonly conflict: string; readonly look: string };
  readonly onLook: () => void;
}

/** Why nothing was changed; of two who chose at once the second can look at what the first did. What was written stays. */
export function ConflictError({ error, text, onLook }: ConflictErrorProps) {
  const problem = problemOf(error);
  if (statusOf(error) !== 409 || !problem) return <ErrorAlert error={error} />;
  return (
    <Alert tone="error" title={text.conflictTitle}>
      <p>{text.conflict}</p>
      <ServerDetail detail={problem.detail} told={problem.language} />
      <Button onClick={onLook}>{text.look}</Button>
    </Alert>
  );
}
