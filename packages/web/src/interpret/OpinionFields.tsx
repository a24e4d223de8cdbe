import { useQuery } from '@tanstack/react-query';
import type { Explanation } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { FormField, Select, TextArea, TextInput } from '../ui/index.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { explanationsQuery } from './queries.ts';
import { useInterpretText } from './texts.ts';

export interface OpinionForm {
  readonly explanation: string;
  readonly sure: string;
  readonly words: string;
}

interface OpinionFieldsProps {
  /** Begins the ids of the fields, so that an error can link to them. */
  readonly name: string;
  readonly value: OpinionForm;
  readonly onChange: (change: Partial<OpinionForm>) => void;
  readonly errorOf: (field: 'explanation' | 'sure') => string | undefined;
}

/** What one thinks it is, how sure, and in own words. */
export function OpinionFields({ name, value, onChange, errorOf }: OpinionFieldsProps) {
  const text = useInterpretText();
  const { language } = useLanguage();
  const mayTune = useMay('signals.tune');
  const { data } = useQuery(explanationsQuery());
  return (
    <>
      <FormField
        id={`${name}-explanation`}
        label={text.explanation}
        hint={mayTune ? <a href={paths.explanations()}>{text.maintain}</a> : undefined}
        error={errorOf('explanation')}
      >
        {(ids) => (
          <Select
            {...ids}
            options={optionsOf(data?.items ?? [], text.choose, language)}
            value={value.explanation}
            onChange={(explanation) => onChange({ explanation })}
          />
        )}
      </FormField>
      <FormField id={`${name}-sure`} label={text.sure} hint={text.sureHint} error={errorOf('sure')}>
        {(ids) => <TextInput {...ids} inputMode="numeric" value={value.sure} onChange={(sure) => onChange({ sure })} />}
      </FormField>
      <FormField id={`${name}-words`} label={text.words} hint={text.wordsHint}>
        {(ids) => (
          <TextArea {...ids} rows={3} maxLength={2_000} value={value.words} onChange={(words) => onChange({ words })} />
        )}
      </FormField>
    </>
  );
}

const optionsOf = (items: readonly Explanation[], choose: string, language: 'nl' | 'en') => [
  { id: '', label: choose },
  ...items.filter(({ closed }) => !closed).map((one) => ({ id: String(one.id), label: one[language] })),
];
