import { type OrganisationName, type SharingLabel, sharingLabels } from '@wijkritme/contract';
import { CheckboxGroup, FormField, Select } from '../ui/index.ts';
import { useInterpretText } from './texts.ts';

export interface SharingForm {
  readonly label: SharingLabel;
  readonly audience: readonly string[];
}

interface SharingFieldsProps {
  readonly name: string;
  readonly value: SharingForm;
  readonly organisations: readonly OrganisationName[];
  readonly onChange: (change: Partial<SharingForm>) => void;
  readonly hint?: string;
}

/** Who may read it: a label, and with one of them organisations by name. */
export function SharingFields({ name, value, organisations, onChange, hint }: SharingFieldsProps) {
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
      {value.label === 'TLP:AMBER' && organisations.length > 0 ? (
        <CheckboxGroup
          legend={text.audience}
          options={organisations.map(({ id, name: label }) => ({ id: String(id), label }))}
          value={value.audience}
          onChange={(audience) => onChange({ audience })}
        />
      ) : null}
    </>
  );
}
