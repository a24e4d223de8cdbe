import { useQuery } from '@tanstack/react-query';
import { FormField, Select } from '../../ui/index.ts';
import { queries } from '../queries.ts';

interface PlaceFilterProps {
  readonly text: { readonly place: string; readonly allPlaces: string };
  readonly value: number | undefined;
  readonly onChange: (place: number | undefined) => void;
}

/** One place of all, or all of them. */
export function PlaceFilter({ text, value, onChange }: PlaceFilterProps) {
  const { data: places } = useQuery(queries.places());
  return (
    <FormField label={text.place}>
      {(ids) => (
        <Select
          {...ids}
          options={[
            { id: '', label: text.allPlaces },
            ...(places?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={String(value ?? '')}
          onChange={(chosen) => onChange(chosen ? Number(chosen) : undefined)}
        />
      )}
    </FormField>
  );
}
