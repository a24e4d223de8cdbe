import { Alert, Button } from '../ui/index.ts';
import { problemOf, statusOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { ServerDetail } from '../workbench/parts/ServerDetail.tsx';
import { useFeedbackText } from './texts.ts';

/** Why it was not stored; what was written stays where it is. */
export function FeedbackError({ error, onLook }: { error: unknown; onLook: () => void }) {
  const text = useFeedbackText();
  const problem = problemOf(error);
  if (statusOf(error) !== 409 || !problem) return <ErrorAlert error={error} />;
  return (
    <Alert tone="error" title={text.conflictTitle}>
      <p>{text.conflict}</p>
      <ServerDetail detail={problem.detail} />
      <Button onClick={onLook}>{text.look}</Button>
    </Alert>
  );
}
