import {
  limits,
  type OrganisationName,
  type QuestionnaireImport,
  questionnaireMethods,
  questionnaireScales,
} from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { SharingFields } from '../interpret/SharingFields.tsx';
import { emptySharing, toSharingInput } from '../interpret/sharing-form.ts';
import { Button, DataTable, FileInput, FormField, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useFeelingText } from './texts.ts';
import { useFeelingChange } from './use-feeling-change.ts';

interface RoundsFileFormProps {
  readonly placeId: number;
  readonly zone: string;
  readonly organisations: readonly OrganisationName[];
}

/** Many rounds at once, of any place where one works; what was wrong is told row by row. */
export function RoundsFileForm({ placeId, zone, organisations }: RoundsFileFormProps) {
  const text = useFeelingText();
  const [file, setFile] = useState<File>();
  const [sharing, setSharing] = useState(emptySharing);
  const [checked, setChecked] = useState(false);
  const isFit = file !== undefined && file.size <= limits.questionnaireFileCharacters;
  const read = useFeelingChange(async () =>
    api.importQuestionnaireRounds({
      body: {
        form: file?.name.toLowerCase().endsWith('.json') ? 'json' : 'csv',
        content: (await file?.text()) ?? '',
        ...toSharingInput(sharing, zone),
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isFit && !read.isPending) read.mutate();
  };
  const names = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(', ');
  return (
    <>
      <form className="form" onSubmit={submit} noValidate>
        <p>{text.fileIntro}</p>
        <p>
          <code>{text.fileColumns}</code>
        </p>
        <p>{text.fileScales(names(questionnaireScales))}</p>
        <p>{text.fileMethods(names(questionnaireMethods))}</p>
        <p>{text.fileBetter}</p>
        {read.error ? <ErrorAlert error={read.error} /> : null}
        <FormField label={text.fileField} hint={text.fileHint} error={checked && !isFit ? text.fileError : undefined}>
          {(ids) => (
            <FileInput
              {...ids}
              words={text.fileWords}
              accept=".csv,.txt,.json,text/csv,application/json"
              onChange={([one]) => setFile(one)}
            />
          )}
        </FormField>
        <SharingFields
          name="feeling-file"
          value={sharing}
          organisations={organisations}
          placeId={placeId}
          onChange={(change) => setSharing({ ...sharing, ...change })}
        />
        <Button type="submit">{read.isPending ? text.busy : text.read}</Button>
      </form>
      <StatusMessage>{read.data ? summaryOf(read.data, text) : null}</StatusMessage>
      {read.data && read.data.problems.length > 0 ? <Problems result={read.data} /> : null}
    </>
  );
}

function summaryOf({ rows, added, unchanged }: QuestionnaireImport, text: ReturnType<typeof useFeelingText>): string {
  return text.fileResult(added, unchanged, rows - added - unchanged);
}

function Problems({ result: { problems } }: { result: QuestionnaireImport }) {
  const text = useFeelingText();
  return (
    <TableFigure title={text.problemsCaption}>
      <DataTable
        caption={text.problemsCaption}
        columns={[
          { key: 'row', header: text.row, render: ({ row }) => row },
          { key: 'field', header: text.field, render: ({ field }) => field },
          { key: 'message', header: text.problem, render: ({ message }) => message },
        ]}
        rows={problems}
        rowKey={({ row, field }) => `${row} ${field}`}
        empty=""
        stack
      />
    </TableFigure>
  );
}
