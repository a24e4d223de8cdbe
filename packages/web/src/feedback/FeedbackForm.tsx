import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FeedbackVerdict, NewFeedback, Role, SignalFeedback } from '@wijkritme/contract';
import { feedbackVerdicts } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { emptySharing, type SharingForm, toSharingForm, toSharingInput } from '../interpret/sharing-form.ts';
import { useDraft } from '../interpret/use-draft.ts';
import { keys } from '../live/keys.ts';
import { Button, FormField, RadioGroup, Select, StatusMessage, TextArea } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { FeedbackSharing } from './FeedbackSharing.tsx';
import { useFeedbackText } from './texts.ts';

interface FeedbackFormProps {
  readonly feedback: SignalFeedback;
  readonly personId: number;
  /** Of the signal. */
  readonly placeId: number | null;
}

interface Form extends SharingForm {
  readonly verdict: FeedbackVerdict | null;
  readonly reason: string;
  readonly role: string;
}

/** Useful, a false alarm or expected, and why; can be said anew, and what was said before is kept. */
export function FeedbackForm({ feedback, personId, placeId }: FeedbackFormProps) {
  const text = useFeedbackText();
  const zone = useZone(placeId);
  const { signalId, own, roles } = feedback;
  const [newest] = own;
  const start: Form = {
    ...{ verdict: newest?.verdict ?? null, reason: newest?.reason ?? '', role: roles[0] ?? '' },
    ...(newest ? toSharingForm(newest, zone) : emptySharing),
  };
  const draft = useDraft<Form>(`feedback.${personId}.${signalId}`, start);
  const { verdict, reason, role, ...sharing } = draft.value;
  const [fault, setFault] = useState<'verdict' | 'reason'>();
  const save = useSaving(feedback, personId, draft.drop);
  const change = (part: Partial<Form>) => {
    setFault(undefined);
    draft.set({ ...draft.value, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    if (verdict === null) return setFault('verdict');
    if (verdict !== 'useful' && reason.trim().length < 3) return setFault('reason');
    save.mutate({
      ...{ verdict, reason: reason.trim(), ...(role ? { role: role as Role } : {}) },
      ...toSharingInput(sharing, zone),
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {save.error ? <ConflictError text={text} error={save.error} onLook={save.look} /> : null}
      <RadioGroup
        legend={text.question}
        name={`verdict-${signalId}`}
        options={feedbackVerdicts.map((id) => ({
          id,
          label: text.verdicts[id],
          description: text.verdictHints[id],
        }))}
        value={verdict}
        onChange={(id) => change({ verdict: id as FeedbackVerdict })}
      />
      {fault === 'verdict' ? <p role="alert">{text.chooseFirst}</p> : null}
      <FormField
        label={text.reason}
        hint={verdict === null || verdict === 'useful' ? text.reasonUseful : text.reasonOther}
        error={fault === 'reason' ? text.reasonMissing : undefined}
      >
        {(ids) => (
          <TextArea {...ids} rows={2} maxLength={500} value={reason} onChange={(words) => change({ reason: words })} />
        )}
      </FormField>
      {roles.length > 1 ? (
        <FormField label={text.inRole}>
          {(ids) => (
            <Select
              {...ids}
              options={roles.map((id) => ({ id, label: text.roles[id] }))}
              value={role}
              onChange={(id) => change({ role: id })}
            />
          )}
        </FormField>
      ) : null}
      <FeedbackSharing
        name={`verdict-${signalId}`}
        value={sharing}
        organisations={feedback.organisations}
        placeId={placeId}
        onChange={change}
      />
      <Button type="submit" variant="primary">
        {save.isPending ? text.busy : newest ? text.change : text.save}
      </Button>
      <StatusMessage>
        {save.isSuccess && newest ? (
          <p>
            {text.saved(text.verdicts[newest.verdict])} {newest.verdict === 'expected' ? text.expectedNext : null}
          </p>
        ) : null}
      </StatusMessage>
    </form>
  );
}

function useSaving({ signalId, own }: SignalFeedback, personId: number, done: () => void) {
  const queryClient = useQueryClient();
  const key = keys.feedback(signalId, personId);
  const mutation = useMutation({
    mutationFn: (said: Omit<NewFeedback, 'version'>) =>
      api.giveSignalFeedback({ id: signalId, body: { ...said, version: own[0]?.version ?? 0 } }),
    onSuccess: async (all) => {
      done();
      await queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData(key, all);
      void queryClient.invalidateQueries({ queryKey: keys.ownFeedback(personId) });
      void queryClient.invalidateQueries({ queryKey: keys.allProposals });
    },
  });
  return { ...mutation, look: () => void queryClient.invalidateQueries({ queryKey: key }) };
}
