import type { CaseFile } from '@wijkritme/contract';
import { useRef, useState } from 'react';
import { Details, StatusMessage } from '../ui/index.ts';
import { EntryForm } from './EntryForm.tsx';
import { useCasesText } from './texts.ts';

interface EntryFoldProps {
  readonly file: CaseFile;
  readonly kind: 'agreement' | 'task';
}

/** The form under its fold, which closes once what was written stands in the case; who sent it stands at the fold again. */
export function EntryFold({ file, kind }: EntryFoldProps) {
  const text = useCasesText();
  const [isOpen, setOpen] = useState(false);
  const [isAdded, setAdded] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const done = () => {
    setOpen(false);
    setAdded(true);
    box.current?.querySelector('summary')?.focus();
  };
  const change = (open: boolean) => {
    setOpen(open);
    if (open) setAdded(false);
  };
  return (
    <div ref={box}>
      <Details summary={kind === 'agreement' ? text.addAgreement : text.addTask} isOpen={isOpen} onToggle={change}>
        <EntryForm file={file} kind={kind} onDone={done} />
      </Details>
      <StatusMessage>{isAdded ? text.added : null}</StatusMessage>
    </div>
  );
}
