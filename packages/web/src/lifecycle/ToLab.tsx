import { useQuery } from '@tanstack/react-query';
import type { Datastream, StreamStage, Thing } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FormField, Select } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import type { TakeStep } from './queries.ts';
import { useLifecycleText } from './texts.ts';

interface ToLabProps {
  readonly streams: readonly StreamStage[];
  readonly thing: Thing;
  readonly step: TakeStep;
}

/** Beside which datastream does each one stand? Then into the lab. */
export function ToLab(props: ToLabProps) {
  const query = useQuery(queries.datastreams());
  return (
    <QueryView query={query} height={160}>
      {({ items }) => <ToLabForm {...props} others={items} />}
    </QueryView>
  );
}

function ToLabForm({ streams, thing, step, others }: ToLabProps & { readonly others: readonly Datastream[] }) {
  const text = useLifecycleText();
  const [references, setReferences] = useState<Readonly<Record<number, string>>>({});
  const optionsOf = (datastream: number) => {
    const property = thing.datastreams.find(({ id }) => id === datastream)?.property;
    const fit = others.filter(
      (other) => other.property === property && other.stage === 'field' && other.thingId !== thing.id,
    );
    return [
      { id: '', label: text.noReference },
      ...fit.map(({ id, name, thingName }) => ({ id: String(id), label: `${thingName}: ${name}` })),
    ];
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step.isPending) return;
    const chosen = Object.entries(references).filter(([, reference]) => reference !== '');
    step.mutate({
      to: 'lab',
      references: chosen.map(([datastream, reference]) => ({
        datastream: Number(datastream),
        reference: Number(reference),
      })),
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {streams.map(({ datastream, name }) => (
        <FormField key={datastream} label={text.reference(name)} hint={text.referenceHint}>
          {(ids) => (
            <Select
              {...ids}
              options={optionsOf(datastream)}
              value={references[datastream] ?? ''}
              onChange={(value) => setReferences({ ...references, [datastream]: value })}
            />
          )}
        </FormField>
      ))}
      <Button type="submit" variant="primary">
        {step.isPending ? text.busy : text.toLab}
      </Button>
    </form>
  );
}
