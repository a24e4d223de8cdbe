import type { CaseFile, SharingChange } from '@wijkritme/contract';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { SharingChangeForm } from '../interpret/SharingChangeForm.tsx';
import { Button, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ChangeCaseForm } from './ChangeCaseForm.tsx';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

/** Close or open a case, and for who opened it: who may read it. */
export function CaseActions({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const { id, title, script, version } = file;
  const close = useCaseChange(id, (closed: boolean) =>
    api.changeCase({ id, body: { title, script, closed, version } }),
  );
  return (
    <section>
      {close.error ? <AnswerError error={close.error} onLook={close.look} /> : null}
      {file.closed ? null : (
        <Details summary={text.change}>
          <ChangeCaseForm file={file} />
        </Details>
      )}
      {file.isOwn ? <LabelChange file={file} /> : <p>{text.onlyOwner}</p>}
      <Button onClick={() => close.mutate(!file.closed)}>{file.closed ? text.reopen : text.close}</Button>
    </section>
  );
}

function LabelChange({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const { id, organisations, placeId } = file;
  const save = useCaseChange(id, (body: SharingChange) => api.changeCaseLabel({ id, body }));
  return (
    <Details summary={text.changeLabel}>
      <SharingChangeForm
        name={`case-${id}`}
        of={file}
        organisations={organisations}
        placeId={placeId}
        save={save}
        hint={text.clearHint}
      />
    </Details>
  );
}
