import { useQuery } from '@tanstack/react-query';
import type { Sum, Thing } from '@wijkritme/contract';
import { useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { Button, Card, DataTable, Details, FormField, TextInput } from '../ui/index.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { DeclareSum, SHORTEST_REASON } from './DeclareSum.tsx';
import { lifecycleQueries, useSumWord } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** Datastreams of a thing that add up, with others or among themselves; for who manages passports. */
export function SumsPart({ thing }: { thing: Thing }) {
  const text = useLifecycleText();
  const query = useQuery(lifecycleQueries.sums(thing.id));
  return (
    <Card title={text.sums}>
      <p>{text.sumsWhy}</p>
      <QueryView query={query} height={40}>
        {({ items }) => (items.length === 0 ? <p>{text.sumsNone}</p> : <SumTable sums={items} />)}
      </QueryView>
      <Details summary={text.sumAdd}>
        <DeclareSum thing={thing} />
      </Details>
    </Card>
  );
}

function SumTable({ sums }: { sums: readonly Sum[] }) {
  const text = useLifecycleText();
  const format = useFormat();
  const nameOf = ({ id, name, thingName }: Sum['total']) =>
    name === null ? text.sumGone(id) : `${thingName}: ${name}`;
  return (
    <>
      <p>{text.sumsSome(sums.filter(({ status }) => status !== 'rejected').length)}</p>
      <DataTable<Sum>
        stack
        caption={text.sums}
        rows={sums}
        rowKey={({ id }) => String(id)}
        empty={text.sumsNone}
        columns={[
          { key: 'total', header: text.sumOf, render: ({ total }) => nameOf(total) },
          { key: 'parts', header: text.sumParts, render: ({ parts }) => parts.map(nameOf).join(' + ') },
          {
            key: 'how',
            header: text.sumHow,
            render: ({ status, moments, reason }) =>
              [text.sumStatus[status], moments === null ? '' : text.sumMoments(format.whole(moments)), reason ?? '']
                .filter(Boolean)
                .join('; '),
          },
        ]}
      />
      {sums.map((sum) => (
        <Details key={sum.id} summary={`${nameOf(sum.total)}: ${sum.status === 'rejected' ? text.sumYes : text.sumNo}`}>
          <DecideSum sum={sum} />
        </Details>
      ))}
    </>
  );
}

/** Confirm what was found, or say that it is none; each with a reason. */
function DecideSum({ sum }: { sum: Sum }) {
  const text = useLifecycleText();
  const [reason, setReason] = useState('');
  const [lacks, setLacks] = useState(false);
  const word = useSumWord();
  const say = (status: 'declared' | 'rejected') => {
    const isShort = reason.trim().length < SHORTEST_REASON;
    setLacks(isShort);
    if (!isShort) word.mutate({ id: sum.id, status, reason: reason.trim() });
  };
  return (
    <div className="form">
      {sum.status === 'rejected' ? null : <p>{text.sumNoHint}</p>}
      <FormField label={text.sumReason} hint={text.sumReasonHint} error={lacks ? text.sumReasonNeeded : undefined}>
        {(ids) => <TextInput {...ids} name={`sum-${sum.id}`} value={reason} onChange={setReason} />}
      </FormField>
      {word.error ? <ErrorAlert error={word.error} onRetry={() => word.reset()} /> : null}
      <div className="toolbar">
        {sum.status === 'declared' ? null : <Button onClick={() => say('declared')}>{text.sumYes}</Button>}
        {sum.status === 'rejected' ? null : (
          <Button variant="subtle" onClick={() => say('rejected')}>
            {text.sumNo}
          </Button>
        )}
      </div>
    </div>
  );
}
