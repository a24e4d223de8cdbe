import type { PassportStatus } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button, FormField, Select, TextInput } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths, type SensorsSearch } from '../paths.ts';
import { passportStatuses } from '../search.ts';
import { PlaceFilter } from './PlaceFilter.tsx';

interface SensorFiltersProps {
  readonly search: SensorsSearch;
  readonly filtered: boolean;
}

/** A name, a place, a passport; the choice stands in the address. */
export function SensorFilters({ search, filtered }: SensorFiltersProps) {
  const { sensors: text, findings, passportStatus } = useText();
  const go = useGo();
  const show = (change: SensorsSearch) => go(paths.sensors({ ...search, ...change }), { stay: true });
  return (
    <section className="filters" aria-label={text.filters}>
      <SearchField key={search.zoek} value={search.zoek ?? ''} onSearch={(zoek) => show({ zoek: zoek || undefined })} />
      <PlaceFilter
        text={{ place: text.place, allPlaces: findings.allPlaces }}
        value={search.plek}
        onChange={(plek) => show({ plek })}
      />
      <FormField label={text.passport}>
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: '', label: text.allPassports },
              ...passportStatuses.map((id) => ({ id, label: passportStatus[id] })),
            ]}
            value={search.paspoort ?? ''}
            onChange={(value) => show({ paspoort: passportStatuses.find((id: PassportStatus) => id === value) })}
          />
        )}
      </FormField>
      {filtered ? (
        <Button variant="subtle" onClick={() => go(paths.sensors(), { stay: true })}>
          {text.clear}
        </Button>
      ) : null}
    </section>
  );
}

/** Sent with Enter or the button, so that nothing moves while one types. */
function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const { sensors: text } = useText();
  const [typed, setTyped] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element search is not known to every browser of the baseline
    <form className="search" role="search" onSubmit={submit}>
      <FormField label={text.search}>
        {(ids) => <TextInput {...ids} type="search" name="zoek" maxLength={100} value={typed} onChange={setTyped} />}
      </FormField>
      <Button type="submit">{text.searchButton}</Button>
    </form>
  );
}
