import { roles, type SignalInterpretations } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, ErrorSummary, FormField, Select, StatusMessage, TextArea } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { AnswerError } from './AnswerError.tsx';
import { type AnswerForm, checkAnswer, emptyAnswer, type FormError, toNewInterpretation } from './answer-form.ts';
import { OpinionFields } from './OpinionFields.tsx';
import { SharingFields } from './SharingFields.tsx';
import { useInterpretText } from './texts.ts';
import { useAnswering } from './use-answering.ts';
import { useDraft } from './use-draft.ts';

const NAME = 'answer';

interface AnswerFormViewProps {
  readonly all: SignalInterpretations;
  readonly personId: number;
  readonly placeId: number | null;
}

/** One's own answer, before anything of others is known to this page. */
export function AnswerFormView({ all, personId, placeId }: AnswerFormViewProps) {
  const text = useInterpretText();
  const zone = useZone(placeId);
  const draft = useDraft<AnswerForm>(`duiding.${personId}.${all.signalId}`, emptyAnswer(all.roles));
  const { value: form } = draft;
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [attempts, setAttempts] = useState(0);
  const commit = useAnswering(
    { signalId: all.signalId, personId },
    () => api.commitInterpretation({ id: all.signalId, body: toNewInterpretation(form, zone) }),
    draft.drop,
  );
  const set = (change: Partial<AnswerForm>) => draft.set({ ...form, ...change });
  const errorOf = (field: FormError['field']) => errors.find((error) => error.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkAnswer(form, text);
    setErrors(found);
    setAttempts(attempts + 1);
    if (found.length === 0 && !commit.isPending) commit.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {errors.length > 0 ? (
        <ErrorSummary
          key={attempts}
          title={text.errorTitle(errors.length)}
          errors={errors.map(({ field, message }) => ({ fieldId: `${NAME}-${field}`, message }))}
        />
      ) : null}
      {commit.error ? <AnswerError error={commit.error} onLook={commit.look} /> : null}
      <StatusMessage>{draft.wasKept ? text.draftKept : null}</StatusMessage>
      {all.roles.length > 1 ? (
        <FormField id={`${NAME}-role`} label={text.inRole} error={errorOf('role')}>
          {(ids) => (
            <Select
              {...ids}
              options={[{ id: '', label: '–' }, ...all.roles.map((id) => ({ id, label: text.roles[id] }))]}
              value={form.role}
              onChange={(chosen) => set({ role: roles.find((role) => role === chosen) ?? '' })}
            />
          )}
        </FormField>
      ) : null}
      <OpinionFields name={NAME} value={form} onChange={set} errorOf={errorOf} />
      <FormField id={`${NAME}-known`} label={text.alsoKnown} hint={text.alsoKnownHint}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            maxLength={2_000}
            value={form.alsoKnown}
            onChange={(alsoKnown) => set({ alsoKnown })}
          />
        )}
      </FormField>
      <SharingFields
        hint={text.labelHint}
        name={NAME}
        value={form}
        organisations={all.organisations}
        placeId={placeId}
        onChange={set}
      />
      <p>{text.final}</p>
      <Button type="submit" variant="primary">
        {commit.isPending ? text.busy : text.commit}
      </Button>
    </form>
  );
}
