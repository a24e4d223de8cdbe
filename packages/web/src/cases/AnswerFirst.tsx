import type { CaseFile } from '@wijkritme/contract';
import { Alert } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { useCasesText } from './texts.ts';

/** Why somebody does not read a case, or not all of it, and the way to it: the signals that they answer first. */
export function AnswerFirst({ file: { answerFirst, isHidden } }: { file: CaseFile }) {
  const text = useCasesText();
  if (answerFirst.length === 0) return null;
  return (
    <Alert tone="info" title={text.answerFirst.title}>
      <p>{isHidden ? text.answerFirst.hidden : text.answerFirst.newer}</p>
      <p>{text.answerFirst.why}</p>
      <ul>
        {answerFirst.map((id) => (
          <li key={id}>
            <a href={paths.signal(id)}>{text.answerFirst.go(id)}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
