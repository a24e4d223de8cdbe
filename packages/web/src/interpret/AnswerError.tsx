import { Alert, Button } from '../ui/index.ts';
import { problemOf, statusOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { ServerDetail } from '../workbench/parts/ServerDetail.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { useInterpretText } from './texts.ts';

/** Why it was not recorded; what was written stays where it is. */
export function AnswerError({ error, onLook }: { error: unknown; onLook: () => void }) {
  const text = useInterpretText();
  const problem = problemOf(error);
  if (statusOf(error) === 401 && problem)
    return (
      <Alert tone="error" title={problem.title}>
        <p>
          {text.kept} <SignInLink>{text.signIn}</SignInLink>
        </p>
      </Alert>
    );
  if (statusOf(error) === 409 && problem)
    return (
      <Alert tone="error" title={text.conflictTitle}>
        <p>{text.conflict}</p>
        <ServerDetail detail={problem.detail} told={problem.language} />
        <Button onClick={onLook}>{text.look}</Button>
      </Alert>
    );
  return <ErrorAlert error={error} />;
}
