import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.ts';
import { FormField, Select, TextInput } from '../ui/index.ts';
import { scriptsQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

export interface NamedFields {
  readonly title: string;
  /** Empty: none. */
  readonly script: string;
}

interface CaseFieldsProps {
  readonly value: NamedFields;
  readonly onChange: (change: Partial<NamedFields>) => void;
  /** Say what is wrong. */
  readonly checked: boolean;
}

export const isNamed = ({ title }: NamedFields) => title.trim().length >= 3;

/** What a case is called and which script it follows. */
export function CaseFields({ value, onChange, checked }: CaseFieldsProps) {
  const text = useCasesText();
  const { language } = useLanguage();
  const { data } = useQuery(scriptsQuery());
  const options = [
    { id: '', label: text.noScript },
    ...(data?.items ?? []).map(({ id, name }) => ({ id, label: name[language] })),
  ];
  return (
    <>
      <FormField
        label={text.titleField}
        hint={text.titleHint}
        error={checked && !isNamed(value) ? text.titleError : undefined}
      >
        {(ids) => <TextInput {...ids} maxLength={120} value={value.title} onChange={(title) => onChange({ title })} />}
      </FormField>
      <FormField label={text.script}>
        {(ids) => (
          <Select {...ids} options={options} value={value.script} onChange={(script) => onChange({ script })} />
        )}
      </FormField>
    </>
  );
}
