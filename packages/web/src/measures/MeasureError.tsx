import { useText } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Alert } from '../ui/index.ts';
import { problemOf } from '../workbench/api.ts';
import { fieldName } from './field-name.ts';
import { useMeasuresText } from './texts.ts';

/** What the server found wrong with a plan or a step, by the names that the form gives its fields; all else as everywhere. */
export function MeasureError({ error, onLook }: { error: unknown; onLook: () => void }) {
  const text = useMeasuresText();
  const { errors } = useText();
  const problem = problemOf(error);
  if (problem?.status !== 400 || !problem.fields?.length) return <AnswerError error={error} onLook={onLook} />;
  return (
    <Alert tone="error" title={problem.title}>
      <ul>
        {problem.fields.map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>
            “{fieldName(pointer, text)}” {message}.
          </li>
        ))}
      </ul>
      <p>{errors.kept}</p>
    </Alert>
  );
}
