import type { Interpretation } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { AnswerError } from './AnswerError.tsx';
import { toSure } from './answer-form.ts';
import { OpinionFields, type OpinionForm } from './OpinionFields.tsx';
import { useInterpretText } from './texts.ts';
import { useAnswering } from './use-answering.ts';
import { useDraft } from './use-draft.ts';

export interface OwnFormProps {
  readonly own: Interpretation;
  readonly signalId: number;
  readonly personId: number;
}

/** What one thinks now that one has seen the others; stands beside what was committed. */
export function LaterForm({ own, signalId, personId }: OwnFormProps) {
  const text = useInterpretText();
  const draft = useDraft<OpinionForm>(`later.${personId}.${signalId}`, toForm(own));
  const { value: form } = draft;
  const [checked, setChecked] = useState(false);
  const sure = toSure(form.sure);
  const save = useAnswering(
    { signalId, personId },
    () =>
      api.changeOwnOpinion({
        id: signalId,
        body: { explanationId: Number(form.explanation), sure: sure ?? 0, words: form.words, version: own.version },
      }),
    draft.drop,
  );
  const errorOf = (field: 'explanation' | 'sure') => {
    if (!checked) return undefined;
    if (field === 'sure') return sure === undefined ? text.errorSure : undefined;
    return form.explanation === '' ? text.errorExplanation : undefined;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (sure !== undefined && form.explanation !== '' && !save.isPending) save.mutate(undefined);
  };
  return (
    <Details summary={text.changeMind}>
      <form className="form" onSubmit={submit} noValidate>
        {save.error ? <AnswerError error={save.error} onLook={save.look} /> : null}
        <OpinionFields
          name="later"
          value={form}
          onChange={(change) => draft.set({ ...form, ...change })}
          errorOf={errorOf}
        />
        <Button type="submit" variant="primary">
          {save.isPending ? text.busy : text.saveMind}
        </Button>
      </form>
    </Details>
  );
}

function toForm({ blind, later }: Interpretation): OpinionForm {
  const now = later ?? blind;
  return { explanation: String(now?.explanation.id ?? ''), sure: String(now?.sure ?? ''), words: later?.words ?? '' };
}
