import type { SharingLabel } from '@wijkritme/contract';
import { useText } from '../i18n/language.ts';
import { Button, FormField, Select } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { PlaceFilter } from '../workbench/parts/PlaceFilter.tsx';
import { SearchField } from '../workbench/parts/SearchField.tsx';
import type { ListSearch } from '../workbench/paths.ts';
import { sharingLabels } from '../workbench/search.ts';
import { useCasesText } from './texts.ts';

interface ListFiltersProps<State extends string> {
  readonly search: ListSearch<State>;
  /** With their names. */
  readonly states: Readonly<Record<State, string>>;
  /** Where the words are looked for. */
  readonly hint: string;
  /** The address of the list with this choice. */
  readonly hrefOf: (search: ListSearch<State>) => string;
}

/** Is anything chosen? */
export const isNarrowed = (search: ListSearch<string>): boolean =>
  Object.values(search).some((value) => value !== undefined);

/** What the lists of cases and of measures are chosen by; the choice stands in the address. */
export function ListFilters<State extends string>({ search, states, hint, hrefOf }: ListFiltersProps<State>) {
  const { findings } = useText();
  const { find: text, state, place } = useCasesText();
  const go = useGo();
  const show = (change: Partial<ListSearch<State>>) => go(hrefOf({ ...search, ...change }), { stay: true });
  // Its keys are the states: the type asks for each of them, and for no other.
  const ids = Object.keys(states) as State[];
  return (
    <section className="filters" aria-label={findings.filters}>
      <SearchField
        key={search.zoek}
        label={text.words}
        button={text.button}
        hint={hint}
        value={search.zoek ?? ''}
        onSearch={(zoek) => show({ zoek: zoek || undefined })}
      />
      <FormField label={state}>
        {(field) => (
          <Select
            {...field}
            options={[{ id: '', label: text.allStates }, ...ids.map((id) => ({ id, label: states[id] }))]}
            value={search.stand ?? ''}
            onChange={(chosen) => show({ stand: ids.find((id) => id === chosen) })}
          />
        )}
      </FormField>
      <PlaceFilter
        text={{ place, allPlaces: findings.allPlaces }}
        value={search.plek}
        onChange={(plek) => show({ plek })}
      />
      <FormField label={text.label}>
        {(field) => (
          <Select
            {...field}
            options={[{ id: '', label: text.allLabels }, ...sharingLabels.map((id) => ({ id, label: id }))]}
            value={search.label ?? ''}
            onChange={(chosen) => show({ label: sharingLabels.find((id: SharingLabel) => id === chosen) })}
          />
        )}
      </FormField>
      {isNarrowed(search) ? (
        <Button variant="subtle" onClick={() => go(hrefOf({}), { stay: true })}>
          {findings.clear}
        </Button>
      ) : null}
    </section>
  );
}

/** An empty list: nothing there, or nothing with this choice and how to undo it. */
export function NothingFound({ search, none, href }: { search: ListSearch<string>; none: string; href: string }) {
  const { findings } = useText();
  const { find: text } = useCasesText();
  if (!isNarrowed(search)) return none;
  return (
    <>
      {text.nothing} <a href={href}>{findings.clear}</a>
    </>
  );
}
