import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganisationName } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { SharingFields } from '../interpret/SharingFields.tsx';
import { emptySharing, type SharingForm, toSharingInput } from '../interpret/sharing-form.ts';
import { useInterpretText } from '../interpret/texts.ts';
import { useOwnDraft } from '../interpret/use-draft.ts';
import { keys } from '../live/keys.ts';
import { Button, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { paths } from '../workbench/paths.ts';
import { CaseFields, isNamed, type NamedFields } from './CaseFields.tsx';
import { useCasesText } from './texts.ts';

interface OpenCaseFormProps {
  readonly signalId: number;
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
}

interface NewCaseFields extends NamedFields {
  readonly sharing: SharingForm;
}
const emptyFields: NewCaseFields = { title: '', script: '', sharing: emptySharing };

/** A new case from a signal; then on to its page. */
export function OpenCaseForm({ signalId, organisations, placeId }: OpenCaseFormProps) {
  const text = useCasesText();
  const { draftKept } = useInterpretText();
  const go = useGo();
  const zone = useZone(placeId);
  const queryClient = useQueryClient();
  const draft = useOwnDraft<NewCaseFields>(`case.new.${signalId}`, emptyFields);
  const { title, script, sharing } = draft.value;
  const set = (change: Partial<NewCaseFields>) => draft.set({ ...draft.value, ...change });
  const [checked, setChecked] = useState(false);
  const open = useMutation({
    mutationFn: () =>
      api.openCase({
        body: {
          title,
          signalId,
          script: script === '' ? null : script,
          ...toSharingInput(sharing, zone),
        },
      }),
    onSuccess: (file) => {
      draft.drop();
      queryClient.setQueryData(keys.case(file.id), file);
      void queryClient.invalidateQueries({ queryKey: keys.cases });
      go(paths.case(file.id));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isNamed(draft.value) && !open.isPending) open.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <StatusMessage>{draft.wasKept ? draftKept : null}</StatusMessage>
      {open.error ? <AnswerError error={open.error} onLook={open.reset} /> : null}
      <CaseFields value={draft.value} onChange={set} checked={checked} />
      <SharingFields
        name="case"
        value={sharing}
        organisations={organisations}
        placeId={placeId}
        hint={text.clearHint}
        onChange={(change) => set({ sharing: { ...sharing, ...change } })}
      />
      <Button type="submit" variant="primary">
        {open.isPending ? text.busy : text.create}
      </Button>
    </form>
  );
}
