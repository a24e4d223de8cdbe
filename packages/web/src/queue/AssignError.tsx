import { Alert, Button } from '../ui/index.ts';
import { problemOf, statusOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { ServerDetail } from '../workbench/parts/ServerDetail.tsx';
import { useQueueText } from './texts.ts';

/** Why nothing was changed; of two who chose at once the second sees what the first did. */
export function AssignError({ error, onLook }: { error: unknown; onLook: () => void }) {
  const text = useQueueText();
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
