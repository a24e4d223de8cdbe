import { legalBases } from '@wijkritme/contract';
import { useLanguage, useText } from '../../i18n/language.ts';
import { FormField, Select, TextArea, TextInput } from '../../ui/index.ts';
import type { Detail } from './passport-details.ts';

interface PassportDetailFieldProps {
  readonly id: string;
  readonly detail: Detail;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One field that may be left out. */
export function PassportDetailField({ id, detail, value, error, onChange }: PassportDetailFieldProps) {
  const { passport: text } = useText();
  const { label, hint } = text.details[detail.name];
  const choices = useChoices(detail);
  return (
    <FormField id={id} label={label} hint={hint} error={error}>
      {(ids) => {
        const control = { ...ids, name: detail.name, value, onChange };
        if (choices) return <Select {...control} options={[{ id: '', label: text.notYet }, ...choices]} />;
        if (detail.kind === 'area') return <TextArea {...control} />;
        if (detail.kind === 'date') return <TextInput {...control} type="date" />;
        return <TextInput {...control} inputMode={modes[detail.kind]} />;
      }}
    </FormField>
  );
}

const modes = { text: undefined, address: 'url', number: 'numeric', decimal: 'decimal', choice: undefined } as const;

function useChoices({ name, choices }: Detail): { id: string; label: string }[] | undefined {
  const { passport: text } = useText();
  const { language } = useLanguage();
  if (name === 'legalBasisId')
    return legalBases.map((basis) => ({ id: basis.id, label: `${basis.name[language]} (${basis.article})` }));
  const words: Readonly<Record<string, string>> = text.choices;
  return choices?.map((id) => ({ id, label: words[id] ?? id }));
}
