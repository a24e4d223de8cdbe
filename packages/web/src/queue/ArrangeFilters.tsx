import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import './queue.css';
import type { SavedFilter } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, Details, FormField, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useQueueText } from './texts.ts';
import { useFilterChange } from './use-filter-change.ts';

interface ArrangeFiltersProps {
  readonly items: readonly SavedFilter[];
  readonly personId: number;
}

/** Another name, another place in the list, or gone. */
export function ArrangeFilters({ items, personId }: ArrangeFiltersProps) {
  const text = useQueueText();
  const order = useFilterChange(personId, (ids: number[]) => api.orderSavedFilters({ body: { ids } }));
  const remove = useFilterChange(personId, (id: number) => api.deleteSavedFilter({ id }));
  const up = (at: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(at - 1, 2, ...ids.slice(at - 1, at + 1).reverse());
    order.mutate(ids);
  };
  const failed = [order, remove].find(({ error }) => error !== null);
  return (
    <Details summary={text.arrange}>
      {failed ? <ConflictError text={text} error={failed.error} onLook={failed.look} /> : null}
      <ul className="items">
        {items.map((filter, at) => (
          <li key={filter.id}>
            <RenameForm filter={filter} personId={personId} />
            <div className="toolbar">
              {at > 0 ? <Button onClick={() => up(at)}>{text.up(filter.name)}</Button> : null}
              <Button onClick={() => remove.mutate(filter.id)}>{text.remove(filter.name)}</Button>
            </div>
          </li>
        ))}
      </ul>
      <StatusMessage>{order.isSuccess || remove.isSuccess ? text.changed : null}</StatusMessage>
    </Details>
  );
}

function RenameForm({ filter, personId }: { filter: SavedFilter; personId: number }) {
  const text = useQueueText();
  const [name, setName] = useState(filter.name);
  const rename = useFilterChange(personId, (next: string) =>
    api.changeSavedFilter({ id: filter.id, body: { name: next } }),
  );
  const isEmpty = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) rename.mutate(name.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      {rename.error ? <ConflictError text={text} error={rename.error} onLook={rename.look} /> : null}
      <div className="toolbar queue-row">
        <FormField label={text.newName(filter.name)} error={isEmpty ? text.nameMissing : undefined}>
          {(ids) => <TextInput {...ids} value={name} maxLength={60} onChange={setName} />}
        </FormField>
        <Button type="submit">{text.rename}</Button>
      </div>
      <StatusMessage>{rename.isSuccess ? text.changed : null}</StatusMessage>
    </form>
  );
}
