import { useQuery } from '@tanstack/react-query';
import { type OrganisationName, sharingLabels } from '@wijkritme/contract';
import { CheckboxGroup, FormField, Select, TextInput } from '../ui/index.ts';
import { PlaceFilter } from '../workbench/parts/PlaceFilter.tsx';
import { coworkersQuery } from './queries.ts';
import { isNamed, type SharingForm } from './sharing-form.ts';
import { useInterpretText } from './texts.ts';

export interface SharingFieldsProps {
  readonly name: string;
  readonly value: SharingForm;
  readonly organisations: readonly OrganisationName[];
  /** Of what is shared: who works there can be named. */
  readonly placeId: number | null;
  readonly onChange: (change: Partial<SharingForm>) => void;
  readonly hint?: string;
}

/** Who may read it, and until when: a label, and what that label names besides. */
export function SharingFields({ name, value, organisations, placeId, onChange, hint }: SharingFieldsProps) {
  const text = useInterpretText();
  return (
    <>
      <FormField id={`${name}-label`} label={text.label} hint={hint}>
        {(ids) => (
          <Select
            {...ids}
            options={sharingLabels.map((label) => ({ id: label, label: text.labels[label] }))}
            value={value.label}
            onChange={(chosen) => onChange({ label: sharingLabels.find((label) => label === chosen) ?? value.label })}
          />
        )}
      </FormField>
      {isNamed(value.label, 'audience') && organisations.length > 0 ? (
        <CheckboxGroup
          legend={text.audience}
          options={organisations.map(({ id, name: label }) => ({ id: String(id), label }))}
          value={value.audience}
          onChange={(audience) => onChange({ audience })}
        />
      ) : null}
      {isNamed(value.label, 'onlyPlaces') ? (
        <PlaceFilter
          text={{ place: text.onlyPlace, allPlaces: text.everyPlace }}
          value={Number(value.onlyPlaces[0]) || undefined}
          onChange={(place) => onChange({ onlyPlaces: place === undefined ? [] : [String(place)] })}
        />
      ) : null}
      {isNamed(value.label, 'persons') ? (
        <PersonsField placeId={placeId} value={value.persons} onChange={(persons) => onChange({ persons })} />
      ) : null}
      <FormField label={text.until} hint={text.untilHint}>
        {(ids) => <TextInput {...ids} type="date" value={value.until} onChange={(until) => onChange({ until })} />}
      </FormField>
    </>
  );
}

interface PersonsFieldProps {
  readonly placeId: number | null;
  readonly value: readonly string[];
  readonly onChange: (persons: string[]) => void;
}

function PersonsField({ placeId, value, onChange }: PersonsFieldProps) {
  const text = useInterpretText();
  const { data } = useQuery(coworkersQuery(placeId));
  return (
    <CheckboxGroup
      legend={text.persons}
      options={(data?.items ?? []).map(({ id, name, organisation }) => ({
        id: String(id),
        label: text.by(name, organisation.name),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
