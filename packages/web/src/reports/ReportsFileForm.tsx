import { useQuery } from '@tanstack/react-query';
import { type ImportedReport, limits } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { Alert, Button, FileInput, FormField, Heading, Select, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import { ImportProblems } from './ImportProblems.tsx';
import { reportCategoriesQuery } from './queries.ts';
import { type FileFault, type FileTable, readTable } from './read-table.ts';
import { useReportsText } from './texts.ts';
import { type Columns, type ColumnUse, columnUses, guessColumns, kindsIn, toRows } from './to-rows.ts';
import { useReportsChange } from './use-reports-change.ts';

/** Kinds of a file that can be mapped on a page; a column with more is none of kinds. */
const MOST_KINDS = 60;

/** Reports of a system elsewhere. The file is read in this page; only what is chosen is sent. */
export function ReportsFileForm({ zone }: { zone: string }) {
  const text = useReportsText();
  const { whole } = useFormat();
  const places = useQuery(queries.places()).data?.items ?? [];
  const [table, setTable] = useState<FileTable | FileFault | 'large'>();
  const [columns, setColumns] = useState<Columns>({});
  const [kinds, setKinds] = useState<ReadonlyMap<string, number>>(new Map());
  const [source, setSource] = useState('');
  const [checked, setChecked] = useState(false);
  const send = useReportsChange((body: { source: string; rows: ImportedReport[] }) => api.importReports({ body }));
  const found = typeof table === 'object' ? table : undefined;
  const chosen = found ? toRows(found, { columns, kinds, places, zone }) : undefined;
  const isFit = chosen !== undefined && chosen.rows.length > 0 && chosen.rows.length <= limits.importedReports;
  const take = async (file: File | undefined) => {
    send.reset();
    const read =
      file === undefined ? undefined : file.size > limits.reportFileBytes ? 'large' : readTable(await file.text());
    setTable(read);
    setColumns(typeof read === 'object' ? guessColumns(read) : {});
    setKinds(new Map());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (chosen && isFit && source.trim().length > 1 && !send.isPending)
      send.mutate({ source: source.trim(), rows: chosen.rows.map(({ row }) => row) });
  };
  return (
    <>
      <form className="form" onSubmit={submit} noValidate>
        <p>{text.fileIntro}</p>
        {send.error ? <ErrorAlert error={send.error} /> : null}
        <FormField
          label={text.fileSource}
          hint={text.fileSourceHint}
          error={checked && source.trim().length < 2 ? text.fileSourceError : undefined}
        >
          {(ids) => <TextInput {...ids} maxLength={60} value={source} onChange={setSource} />}
        </FormField>
        <FormField label={text.fileField} error={typeof table === 'string' ? text.fileFaults[table] : undefined}>
          {(ids) => (
            <FileInput
              {...ids}
              words={text.fileWords}
              accept=".csv,.txt,.json,text/csv,application/json"
              onChange={([one]) => void take(one)}
            />
          )}
        </FormField>
        {found ? (
          <>
            <ColumnChoice
              table={found}
              columns={columns}
              onChange={(use, at) => setColumns({ ...columns, [use]: at })}
            />
            <KindChoice kinds={kindsIn(found, columns)} chosen={kinds} onChange={setKinds} />
          </>
        ) : null}
        {chosen ? (
          <p role="status">
            {text.fileChosen(whole(chosen.rows.length), whole(chosen.leftOut), whole(chosen.unreadable.length))}
          </p>
        ) : null}
        {checked && chosen && !isFit ? (
          <Alert tone="error" title={text.fileNone(whole(limits.importedReports))} />
        ) : null}
        <Button type="submit">{send.isPending ? text.busy : text.fileSend}</Button>
      </form>
      <StatusMessage>
        {send.data
          ? text.fileResult(whole(send.data.added), whole(send.data.unchanged), whole(send.data.problems.length))
          : null}
      </StatusMessage>
      {send.data && chosen ? <ImportProblems problems={send.data.problems} rows={chosen.rows} /> : null}
    </>
  );
}

interface ColumnChoiceProps {
  readonly table: FileTable;
  readonly columns: Columns;
  readonly onChange: (use: ColumnUse, at: number | undefined) => void;
}

function ColumnChoice({ table, columns, onChange }: ColumnChoiceProps) {
  const text = useReportsText();
  const options = [
    { id: '', label: text.fileNoColumn },
    ...table.columns.map((name, at) => ({ id: String(at), label: name || String(at + 1) })),
  ];
  return (
    <>
      <Heading level={2}>{text.fileColumns}</Heading>
      {columnUses.map((use) => (
        <FormField key={use} label={text.fileUses[use]}>
          {(ids) => (
            <Select
              {...ids}
              options={options}
              value={columns[use] === undefined ? '' : String(columns[use])}
              onChange={(at) => onChange(use, at === '' ? undefined : Number(at))}
            />
          )}
        </FormField>
      ))}
    </>
  );
}

interface KindChoiceProps {
  readonly kinds: readonly string[];
  readonly chosen: ReadonlyMap<string, number>;
  readonly onChange: (chosen: ReadonlyMap<string, number>) => void;
}

function KindChoice({ kinds, chosen, onChange }: KindChoiceProps) {
  const text = useReportsText();
  const { language } = useLanguage();
  const { whole } = useFormat();
  const categories = useQuery(reportCategoriesQuery()).data?.items.filter(({ closed }) => !closed) ?? [];
  const options = [
    { id: '', label: text.fileLeaveOut },
    ...categories.map((one) => ({ id: String(one.id), label: one[language] })),
  ];
  if (kinds.length > MOST_KINDS) return <Alert tone="warning" title={text.fileManyKinds(whole(MOST_KINDS))} />;
  const choose = (kind: string, id: string) => {
    const next = new Map(chosen);
    if (id === '') next.delete(kind);
    else next.set(kind, Number(id));
    onChange(next);
  };
  return (
    <>
      <Heading level={2}>{text.fileKinds}</Heading>
      {kinds.map((kind) => (
        <FormField key={kind} label={kind}>
          {(ids) => (
            <Select
              {...ids}
              options={options}
              value={String(chosen.get(kind) ?? '')}
              onChange={(id) => choose(kind, id)}
            />
          )}
        </FormField>
      ))}
    </>
  );
}
