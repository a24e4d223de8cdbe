import './interpret.css';
import { useQuery } from '@tanstack/react-query';
import type { Explanation } from '@wijkritme/contract';
import { useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Breadcrumb, Button, DataTable, Heading, StatusMessage } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { ExplanationForm } from './ExplanationForm.tsx';
import { explanationsQuery } from './queries.ts';
import { useInterpretText } from './texts.ts';

/** The list from which everybody chooses what a signal is; who tunes signals keeps it. */
export function ExplanationsPage() {
  const { shell, signals } = useText();
  const text = useInterpretText();
  const query = useQuery(explanationsQuery());
  const mayTune = useMay('signals.tune');
  return (
    <>
      <PageTitle topic={text.listTitle} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: signals.title, href: paths.signals() },
          { label: text.listTitle },
        ]}
      />
      <Heading level={1}>{text.listTitle}</Heading>
      <p className="lead">{text.listIntro}</p>
      <QueryView query={query} height={320}>
        {({ items }) => <List items={items} mayTune={mayTune ?? false} />}
      </QueryView>
    </>
  );
}

function List({ items, mayTune }: { items: readonly Explanation[]; mayTune: boolean }) {
  const text = useInterpretText();
  const [chosen, setChosen] = useState<number>();
  const [saved, setSaved] = useState<string>();
  const done = (one: Explanation) => {
    setSaved(one.nl);
    setChosen(undefined);
  };
  const one = items.find(({ id }) => id === chosen);
  const facts = [
    { key: 'nl', header: text.listName, render: (row: Explanation) => row.nl },
    { key: 'en', header: text.listEnglish, render: (row: Explanation) => <span lang="en">{row.en}</span> },
    { key: 'kind', header: text.listKind, render: (row: Explanation) => text.kinds[row.kind] },
    { key: 'state', header: text.listState, render: (row: Explanation) => (row.closed ? text.closed : text.open) },
  ];
  const change = {
    key: 'change',
    header: text.change,
    controls: true,
    render: (row: Explanation) => <Button onClick={() => setChosen(row.id)}>{text.changeOne(row.nl)}</Button>,
  };
  return (
    <>
      <StatusMessage>{saved ? text.saved(saved) : null}</StatusMessage>
      {mayTune && one ? <ExplanationForm key={one.id} one={one} onDone={done} /> : null}
      <DataTable
        caption={text.listCaption}
        columns={mayTune ? [...facts, change] : facts}
        rows={items}
        rowKey={({ id }) => id}
        empty={text.empty}
        stack
      />
      {mayTune ? <ExplanationForm key={`new ${items.length}`} onDone={done} /> : <p>{text.noTuning}</p>}
    </>
  );
}
