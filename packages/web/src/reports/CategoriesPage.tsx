import { useQuery } from '@tanstack/react-query';
import type { ReportCategory } from '@wijkritme/contract';
import { useRef, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { Button, DataTable, StatusMessage } from '../ui/index.ts';
import { PageHead } from '../workbench/parts/PageHead.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { CategoryForm } from './CategoryForm.tsx';
import { reportCategoriesQuery } from './queries.ts';
import { useReportsText } from './texts.ts';
import { useCategoryFacts } from './use-category-facts.tsx';

/** The list from which residents choose what they report: everybody may see it; who tunes signals keeps it. */
export function CategoriesPage() {
  const { list: text } = useReportsText();
  const query = useQuery(reportCategoriesQuery());
  const mayTune = useMay('signals.tune');
  return (
    <>
      <PageHead title={text.title} />
      <p className="lead">{text.intro}</p>
      <p className="note">
        {text.howNames} {text.howHears}
      </p>
      <QueryView query={query} height={320}>
        {({ items }) => (
          <>
            {mayTune === false ? <p>{text.noTuning}</p> : null}
            <List items={items} mayTune={mayTune ?? false} />
          </>
        )}
      </QueryView>
    </>
  );
}

function List({ items, mayTune }: { items: readonly ReportCategory[]; mayTune: boolean }) {
  const { list: text } = useReportsText();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<number>();
  const [saved, setSaved] = useState<string>();
  const said = useRef<HTMLDivElement>(null);
  const facts = useCategoryFacts();
  const done = (one?: ReportCategory) => {
    setSaved(one?.[language]);
    setChosen(undefined);
    // The form that had the focus is gone.
    said.current?.focus();
  };
  const choose = (id: number) => {
    setSaved(undefined);
    setChosen(id);
  };
  const change = {
    key: 'change',
    header: text.change,
    controls: true,
    render: (row: ReportCategory) => <Button onClick={() => choose(row.id)}>{text.changeOne(row[language])}</Button>,
  };
  const one = items.find(({ id }) => id === chosen);
  return (
    <>
      <div ref={said} tabIndex={-1}>
        <StatusMessage>{saved ? text.saved(saved) : null}</StatusMessage>
      </div>
      {mayTune && one ? <CategoryForm key={one.id} {...{ one, items }} onDone={done} /> : null}
      <DataTable
        caption={text.caption}
        columns={mayTune ? [...facts, change] : facts}
        rows={items}
        rowKey={({ id }) => id}
        empty={text.empty}
        stack
      />
      {mayTune ? <CategoryForm key={`new ${items.length}`} items={items} onDone={done} /> : null}
    </>
  );
}
