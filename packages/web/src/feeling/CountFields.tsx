import { useId } from 'react';
import { useFormat } from '../i18n/language.ts';
import { FormField, TextInput } from '../ui/index.ts';
import { answersOf, type RoundForm, totalOf } from './round-form.ts';
import { useFeelingText } from './texts.ts';

interface CountFieldsProps {
  readonly form: RoundForm;
  readonly error: string | undefined;
  readonly onChange: (counts: string[]) => void;
}

/** A number for each answer, from low to high, and what they come to. */
export function CountFields({ form, error, onChange }: CountFieldsProps) {
  const text = useFeelingText();
  const { whole } = useFormat();
  const errorId = useId();
  const answers = answersOf(form.scale);
  const nameOf = (answer: number, at: number) => {
    if (form.scale === 'yes-no') return answer === 1 ? text.yes : text.no;
    const end = at === 0 ? ` (${text.lowest})` : at === answers.length - 1 ? ` (${text.highest})` : '';
    return `${answer}${end}`;
  };
  return (
    <fieldset className="feeling-counts" aria-describedby={error ? errorId : undefined}>
      <legend>{text.countsLegend}</legend>
      {error ? (
        <p id={errorId} className="nl-form-field__error">
          {error}
        </p>
      ) : null}
      <div className="feeling-counts__fields">
        {answers.map((answer, at) => (
          <FormField key={answer} label={text.countOf(nameOf(answer, at))}>
            {(ids) => (
              <TextInput
                {...ids}
                invalid={error !== undefined}
                inputMode="numeric"
                maxLength={7}
                value={form.counts[at] ?? ''}
                onChange={(count) => onChange(answers.map((_, i) => (i === at ? count : (form.counts[i] ?? ''))))}
              />
            )}
          </FormField>
        ))}
      </div>
      <p aria-live="polite">{text.total(whole(totalOf(form)))}</p>
    </fieldset>
  );
}
