import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import './queue.css';
import { useQuery } from '@tanstack/react-query';
import { MOST_SAVED_FILTERS } from '@wijkritme/contract';
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

/** Views under a name: each is a link to its address. */
export function SavedFilters({ search, personId }: SavedFiltersProps) {
  const text = useQueueText();
  const { data } = useQuery(savedFiltersQuery(personId));
  const items = data?.items ?? [];
  return (
    <Details summary={items.length > 0 ? `${text.savedFilters} (${items.length})` : text.savedFilters}>
      <p className="items__note">{text.savedIntro}</p>
      {items.length > 0 ? (
        <ul className="queue-saved" aria-label={text.savedFilters}>
          {items.map(({ id, name, view }) => (
            <li key={id}>
              <a href={paths.signals(toSearch(view))}>{name}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{text.noFilters}</p>
      )}
      <KeepForm search={search} personId={personId} count={items.length} />
      {items.length > 0 ? <ArrangeFilters items={items} personId={personId} /> : null}
    </Details>
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
