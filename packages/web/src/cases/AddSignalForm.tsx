import { useQuery } from '@tanstack/react-query';
import type { CaseFile, Signal } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Button, RadioGroup } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { nearestFirst } from './nearest-first.ts';
import { DAYS_AROUND, signalsAroundQuery } from './queries.ts';
import { useCasesText } from './texts.ts';
import { useCaseChange } from './use-case-change.ts';

interface AddSignalFormProps {
  readonly file: CaseFile;
  readonly onDone: (signalId: number) => void;
}

/** Proposes signals of the same place and time for a case. */
export function AddSignalForm({ file, onDone }: AddSignalFormProps) {
  const { signalsOf: text } = useCasesText();
  const query = useQuery(signalsAroundQuery(file));
  return (
    <QueryView query={query}>
      {({ items }) => {
        const near = nearestFirst(items, file.signals);
        return (
          <>
            <p>{text.addWhere(DAYS_AROUND)}</p>
            {near.length === 0 ? <p>{text.addNone}</p> : <ChooseSignal near={near} file={file} onDone={onDone} />}
            <p>{text.addElse}</p>
          </>
        );
      }}
    </QueryView>
  );
}

function ChooseSignal({ near, file, onDone }: AddSignalFormProps & { near: readonly Signal[] }) {
  const { signal: numberOf, signalsOf: text, busy } = useCasesText();
  const { dayTime } = useFormat();
  const [chosen, choose] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const add = useCaseChange(
    file.id,
    (signalId: number) => api.addCaseSignal({ id: file.id, body: { signalId } }),
    () => {
      onDone(Number(chosen));
      choose(null);
      setChecked(false);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (chosen !== null && !add.isPending) add.mutate(Number(chosen));
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {add.error ? <AnswerError error={add.error} onLook={add.look} /> : null}
      <RadioGroup
        legend={text.addWhich}
        name={`case-${file.id}-signal`}
        options={near.map(({ id, start, sentence }) => ({
          id: String(id),
          label: `${numberOf(id)}, ${dayTime(start)}`,
          description: sentence,
        }))}
        value={chosen}
        onChange={choose}
      />
      {checked && chosen === null ? (
        <p className="nl-form-field__error" role="alert">
          {text.addError}
        </p>
      ) : null}
      <p>{text.hides}</p>
      <Button type="submit" variant="primary">
        {add.isPending ? busy : text.addNow}
      </Button>
    </form>
  );
}
