import { Alert } from '../ui/index.ts';
import { SignalList } from '../workbench/parts/SignalList.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import type { FindingsSearch } from '../workbench/paths.ts';
import { useQueueText } from './texts.ts';

/** Somebody who may not follow this link: which right is missing, and what they may see. */
export function NeedsWork({ search }: { search: FindingsSearch }) {
  const text = useQueueText();
  const { wie: _who, wacht: _waiting, ...rest } = search;
  return (
    <>
      <Alert tone="info" title={text.needsWorkTitle}>
        <p>
          {text.needsWork} <SignInLink>{text.signIn}</SignInLink>
        </p>
      </Alert>
      <SignalList search={rest} />
    </>
  );
}
