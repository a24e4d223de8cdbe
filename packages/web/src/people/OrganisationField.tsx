import { useQuery } from '@tanstack/react-query';
import { FormField, Select } from '../ui/index.ts';
import { peopleQueries } from './people-queries.ts';
import { usePeopleText } from './texts.ts';

interface OrganisationFieldProps {
  value: number | undefined;
  error?: string | undefined;
  onChange: (id: number) => void;
}

export function OrganisationField({ value, error, onChange }: OrganisationFieldProps) {
  const { people: text } = usePeopleText();
  const { data } = useQuery(peopleQueries.organisations());
  const choices = (data?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name }));
  return (
    <FormField label={text.organisation} error={error}>
      {(ids) => (
        <Select
          {...ids}
          value={String(value ?? '')}
          options={value === undefined ? [{ id: '', label: '–' }, ...choices] : choices}
          onChange={(chosen) => (chosen ? onChange(Number(chosen)) : undefined)}
        />
      )}
    </FormField>
  );
}
