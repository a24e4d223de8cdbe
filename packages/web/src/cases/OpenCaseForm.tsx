import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrganisationName } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { SharingFields } from '../interpret/SharingFields.tsx';
import { emptySharing, toSharingInput } from '../interpret/sharing-form.ts';
import { keys } from '../live/keys.ts';
import { Button, FormField, Select, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { useZone } from '../workbench/parts/use-places.ts';
import { paths } from '../workbench/paths.ts';
import { scriptsQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

interface OpenCaseFormProps {
  readonly signalId: number;
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
}

/** A new case from a signal; then on to its page. */
export function OpenCaseForm({ signalId, organisations, placeId }: OpenCaseFormProps) {
  const text = useCasesText();
  const { language } = useLanguage();
  const go = useGo();
  const zone = useZone(placeId);
  const queryClient = useQueryClient();
  const { data } = useQuery(scriptsQuery());
  const [title, setTitle] = useState('');
  const [script, setScript] = useState('');
  const [sharing, setSharing] = useState(emptySharing);
  const [checked, setChecked] = useState(false);
  const isNamed = title.trim().length >= 3;
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
      queryClient.setQueryData(keys.case(file.id), file);
      void queryClient.invalidateQueries({ queryKey: keys.cases });
      go(paths.case(file.id));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isNamed && !open.isPending) open.mutate();
  };
  const options = [
    { id: '', label: text.noScript },
    ...(data?.items ?? []).map(({ id, name }) => ({ id, label: name[language] })),
  ];
  return (
    <form className="form" onSubmit={submit} noValidate>
      {open.error ? <AnswerError error={open.error} onLook={open.reset} /> : null}
      <FormField
        label={text.titleField}
        hint={text.titleHint}
        error={checked && !isNamed ? text.titleError : undefined}
      >
        {(ids) => <TextInput {...ids} maxLength={120} value={title} onChange={setTitle} />}
      </FormField>
      <FormField label={text.script}>
        {(ids) => <Select {...ids} options={options} value={script} onChange={setScript} />}
      </FormField>
      <SharingFields
        name="case"
        value={sharing}
        organisations={organisations}
        placeId={placeId}
        hint={text.clearHint}
        onChange={(change) => setSharing({ ...sharing, ...change })}
      />
      <Button type="submit" variant="primary">
        {open.isPending ? text.busy : text.create}
      </Button>
    </form>
  );
}
