import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseList } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { keys } from '../live/keys.ts';
import { Button, FormField, Select, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { Fold } from './Fold.tsx';
import { casesOfQuery, openCasesQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

interface IntoCaseProps {
  readonly signalId: number;
  readonly placeId: number | null;
}

/** Puts a signal into a case that is open already. */
export function IntoCase({ signalId, placeId }: IntoCaseProps) {
  const { signalsOf: text } = useCasesText();
  const [done, setDone] = useState<string | null>(null);
  return (
    <>
      <Fold summary={text.intoOne}>
        {() => <IntoCaseForm signalId={signalId} placeId={placeId} onDone={setDone} />}
      </Fold>
      <StatusMessage>{done === null ? null : text.into(done)}</StatusMessage>
    </>
  );
}

function IntoCaseForm({ signalId, placeId, onDone }: IntoCaseProps & { onDone: (title: string) => void }) {
  const query = useQuery(openCasesQuery(placeId));
  const inAlready = useQuery(casesOfQuery(signalId));
  const holds = new Set(inAlready.data?.items.map(({ id }) => id));
  return (
    <QueryView query={query}>
      {({ items, more }) => (
        <ChooseCase items={items.filter(({ id }) => !holds.has(id))} more={more} signalId={signalId} onDone={onDone} />
      )}
    </QueryView>
  );
}

interface ChooseCaseProps {
  readonly items: CaseList['items'];
  readonly more: boolean;
  readonly signalId: number;
  readonly onDone: (title: string) => void;
}

function ChooseCase({ items, more, signalId, onDone }: ChooseCaseProps) {
  const { signalsOf: text, busy, noPlace } = useCasesText();
  const [chosen, choose] = useState('');
  const [checked, setChecked] = useState(false);
  const queryClient = useQueryClient();
  const look = () => void queryClient.invalidateQueries({ queryKey: keys.cases });
  const put = useMutation({
    mutationFn: () => api.addCaseSignal({ id: Number(chosen), body: { signalId } }),
    onSuccess: (file) => {
      queryClient.setQueryData(keys.case(file.id), file);
      look();
      choose('');
      setChecked(false);
      onDone(file.title);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (chosen !== '' && !put.isPending) put.mutate();
  };
  if (items.length === 0) return <p>{text.intoNone}</p>;
  return (
    <form className="form" onSubmit={submit} noValidate>
      {put.error ? <AnswerError error={put.error} onLook={look} /> : null}
      <FormField
        label={text.intoWhich}
        hint={more ? `${text.intoHint} ${text.intoMore}` : text.intoHint}
        error={checked && chosen === '' ? text.intoChoose : undefined}
      >
        {(field) => (
          <Select
            {...field}
            options={[
              { id: '', label: text.intoChoose },
              ...items.map(({ id, title, placeName }) => ({
                id: String(id),
                label: `${title} (${id}, ${placeName ?? noPlace})`,
              })),
            ]}
            value={chosen}
            onChange={choose}
          />
        )}
      </FormField>
      <p>{text.hides}</p>
      <Button type="submit" variant="primary">
        {put.isPending ? busy : text.intoNow}
      </Button>
    </form>
  );
}
