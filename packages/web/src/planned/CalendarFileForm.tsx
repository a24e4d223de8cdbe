import { type CalendarFileResult, limits } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FileInput, FormField, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { usePlannedText } from './texts.ts';
import { usePlannedChange } from './use-planned-change.ts';

/** Reads an .ics file into the calendar of a place, and tells what became of every entry. */
export function CalendarFileForm({ placeId }: { placeId: number }) {
  const text = usePlannedText();
  const [file, setFile] = useState<File>();
  const [checked, setChecked] = useState(false);
  const isFit = file !== undefined && file.size <= limits.calendarFileCharacters;
  const read = usePlannedChange(async () =>
    api.importPlannedEvents({
      id: placeId,
      body: { calendar: (await file?.text()) ?? '', file: file?.name ?? '', kind: 'event', expected: 'unknown' },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isFit && !read.isPending) read.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{text.fileIntro}</p>
      {read.error ? <ErrorAlert error={read.error} /> : null}
      <FormField label={text.fileField} hint={text.fileHint} error={checked && !isFit ? text.fileError : undefined}>
        {(ids) => (
          <FileInput {...ids} words={text.fileWords} accept=".ics,text/calendar" onChange={([one]) => setFile(one)} />
        )}
      </FormField>
      <Button type="submit">{read.isPending ? text.busy : text.read}</Button>
      <StatusMessage>{read.data ? <FileResult result={read.data} /> : null}</StatusMessage>
    </form>
  );
}

function FileResult({ result: { added, changed, removed, skipped } }: { result: CalendarFileResult }) {
  const text = usePlannedText();
  return (
    <>
      <p>{text.result(added, changed, removed)}</p>
      {skipped.length > 0 ? (
        <>
          <p>{text.skippedTitle}</p>
          <ul>
            {skipped.map(({ entry, reason }) => (
              <li key={entry}>
                {text.entry(entry)} {text.reasons[reason]}.
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
