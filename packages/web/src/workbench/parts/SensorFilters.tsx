import type { PassportStatus } from '@wijkritme/contract';
import { useText } from '../../i18n/language.ts';
import { Button, FormField, Select } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths, type SensorsSearch } from '../paths.ts';
import { passportStatuses } from '../search.ts';
import { PlaceFilter } from './PlaceFilter.tsx';
import { SearchField } from './SearchField.tsx';

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
      <SearchField
        key={search.zoek}
        label={text.search}
        button={text.searchButton}
        value={search.zoek ?? ''}
        onSearch={(zoek) => show({ zoek: zoek || undefined })}
      />
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
