import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import './queue.css';
import { useQuery } from '@tanstack/react-query';
import { MOST_SAVED_FILTERS, type SavedFilter } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, Details, FormField, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { choicesIn } from '../workbench/findings.ts';
import { type FindingsSearch, paths } from '../workbench/paths.ts';
import { ArrangeFilters } from './ArrangeFilters.tsx';
import { savedFiltersQuery } from './queries.ts';
import { toSearch, toView } from './queue-filter.ts';
import { useQueueText } from './texts.ts';
import { useFilterChange } from './use-filter-change.ts';

interface SavedFiltersProps {
  readonly search: FindingsSearch;
  readonly personId: number;
}

/** So many stand in the bar itself; one puts them in order, and the others are under the fold. */
const inBar = 5;

/** Views under a name: each is a link to its address. The first ones are one press away. */
export function SavedFilters({ search, personId }: SavedFiltersProps) {
  const text = useQueueText();
  const { data } = useQuery(savedFiltersQuery(personId));
  const items = data?.items ?? [];
  const rest = items.slice(inBar);
  return (
    <>
      {items.length > 0 ? <Views label={text.savedFilters} items={items.slice(0, inBar)} search={search} /> : null}
      <Details summary={items.length > 0 ? `${text.savedFilters} (${items.length})` : text.savedFilters}>
        <p className="items__note">{text.savedIntro}</p>
        {rest.length > 0 ? <Views label={text.moreFilters} items={rest} search={search} /> : null}
        {items.length === 0 ? <p>{text.noFilters}</p> : null}
        <KeepForm search={search} personId={personId} count={items.length} />
        {items.length > 0 ? <ArrangeFilters items={items} personId={personId} /> : null}
      </Details>
    </>
  );
}

interface ViewsProps {
  readonly label: string;
  readonly items: readonly SavedFilter[];
  readonly search: FindingsSearch;
}

function Views({ label, items, search }: ViewsProps) {
  const here = paths.signals(search);
  return (
    <ul className="queue-saved" aria-label={label}>
      {items.map(({ id, name, view }) => {
        const href = paths.signals(toSearch(view));
        return (
          <li key={id}>
            <a href={href} aria-current={href === here ? 'true' : undefined}>
              {name}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function KeepForm({ search, personId, count }: SavedFiltersProps & { readonly count: number }) {
  const text = useQueueText();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const keep = useFilterChange(personId, (kept: string) =>
    api.createSavedFilter({ body: { name: kept, view: toView(search) } }),
  );
  const isFull = count >= MOST_SAVED_FILTERS;
  if (choicesIn(search) === 0 && search.volgorde === undefined && !keep.isSuccess) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') keep.mutate(name.trim(), { onSuccess: () => setName('') });
  };
  return (
    <form onSubmit={submit} noValidate>
      {keep.error ? <ConflictError text={text} error={keep.error} onLook={keep.look} /> : null}
      <div className="toolbar queue-row">
        <FormField label={text.filterName} error={missing ? text.nameMissing : undefined}>
          {(ids) => <TextInput {...ids} value={name} maxLength={60} onChange={setName} />}
        </FormField>
        <Button type="submit" disabled={isFull} reason={text.full(MOST_SAVED_FILTERS)}>
          {text.keep}
        </Button>
      </div>
      <StatusMessage>{keep.isSuccess ? text.keptAs(keep.variables) : null}</StatusMessage>
    </form>
  );
}
