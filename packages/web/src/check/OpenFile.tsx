import type { CheckAnswers, PrivacyCheck } from '@wijkritme/contract';
import { useState } from 'react';
import { useText } from '../i18n/language.ts';
import { FileInput, FormField, StatusMessage } from '../ui/index.ts';
import { MAX_FILE_BYTES, parseCheckFile } from './check-file.ts';
import { useCheckText } from './texts.ts';

interface OpenFileProps {
  readonly check: PrivacyCheck;
  readonly onOpen: (answers: CheckAnswers) => void;
}

/** Opens answers that were saved as a file. The file is read in the browser. */
export function OpenFile({ check, onOpen }: OpenFileProps) {
  const text = useCheckText();
  const { imports } = useText();
  const [error, setError] = useState<string>();
  const [done, setDone] = useState<string>();
  const open = async ([file]: File[]) => {
    setDone(undefined);
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) return setError(text.fileErrors.tooLarge);
    const opened = parseCheckFile(check, await file.text());
    if (!opened) return setError(text.fileErrors.unreadable);
    setError(undefined);
    onOpen(opened.answers);
    setDone([text.opened, opened.dropped > 0 ? text.dropped(opened.dropped) : ''].filter(Boolean).join(' '));
  };
  return (
    <div className="check-open-file">
      <FormField label={text.openFile} hint={text.openHint} error={error}>
        {(ids) => (
          <FileInput
            {...ids}
            words={imports.fileWords}
            accept=".json,application/json"
            onChange={(files) => void open(files)}
          />
        )}
      </FormField>
      <StatusMessage>{done}</StatusMessage>
    </div>
  );
}
