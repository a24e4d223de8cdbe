import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AnswerTerm, deviationKinds } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Button, Details, FormField, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { answerTermQuery } from './queries.ts';
import { useQueueText } from './texts.ts';
import { bodyOf, isDays, isRight, type TypedTerms, typedOf } from './typed-terms.ts';

/** Terms of the place itself; what is left empty is that of the place around it. */
export function AnswerTermForm({ term, tag }: { term: AnswerTerm; tag: string }) {
  const text = useQueueText();
  const { kinds: kindNames } = useText();
  const [typed, setTyped] = useState(typedOf(term));
  const [tried, setTried] = useState(false);
  // The terms may be fetched anew while one types: what counts is what was on the screen.
  const [seen, setSeen] = useState(tag);
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (body: ReturnType<typeof bodyOf>) => api.putAnswerTerm({ id: term.placeId, body }, { ifMatch: seen }),
    onSuccess: (changed) => setTyped(typedOf(changed)),
    // Also when somebody else was first: then what they chose is shown, and one may choose again.
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['answer-term'] });
      setSeen((await queryClient.fetchQuery(answerTermQuery(term.placeId))).tag);
      void queryClient.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRight(typed)) change.mutate(bodyOf(typed));
  };
  const field = (value: string | undefined, { label, hint, to }: FieldTexts) => (
    <FormField key={label} label={label} hint={hint} error={tried && !isDays(value) ? text.termWrong : undefined}>
      {(ids) => (
        <TextInput
          {...ids}
          inputMode="numeric"
          value={value ?? ''}
          onChange={(days) => setTyped({ ...typed, ...to(days) })}
        />
      )}
    </FormField>
  );
  return (
    <form onSubmit={submit} noValidate>
      {change.error ? <ErrorAlert error={change.error} /> : null}
      <div className="toolbar queue-row">
        {field(typed.days, { label: text.termDays, hint: text.termHint, to: (days) => ({ days }) })}
        {field(typed.sensorDays, {
          ...{ label: text.termSensorDays, hint: text.termHint },
          to: (sensorDays) => ({ sensorDays }),
        })}
      </div>
      <Details summary={text.termKinds}>
        <p>{text.termKindsExplained}</p>
        <div className="toolbar queue-row">
          {deviationKinds.map((kind) =>
            field(typed.kinds[kind], {
              ...{ label: text.termKindDays(kindNames[kind]), hint: text.termHint },
              to: (days) => ({ kinds: { ...typed.kinds, [kind]: days } }),
            }),
          )}
        </div>
      </Details>
      <p>
        <Button type="submit">{text.termSet}</Button>
      </p>
      <StatusMessage>{change.isSuccess ? text.termSaved : null}</StatusMessage>
    </form>
  );
}

interface FieldTexts {
  readonly label: string;
  readonly hint: string;
  readonly to: (days: string) => Partial<TypedTerms>;
}
