import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RoleGrant } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, Details, FormField, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { OrganisationField } from './OrganisationField.tsx';
import { RolesField } from './RolesField.tsx';
import { usePeopleText } from './texts.ts';

interface Form {
  name: string;
  email: string;
  organisationId: number | undefined;
  roles: RoleGrant[];
}
const empty: Form = { name: '', email: '', organisationId: undefined, roles: [] };

/** Name, address, organisation and roles; then the link to hand over. */
export function InviteForm() {
  const { people: text } = usePeopleText();
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const invite = useMutation({
    mutationFn: ({ name, email, organisationId = 0, roles }: Form) =>
      api.invitePerson({ body: { name: name.trim(), email: email.trim(), organisationId, roles } }),
    onSuccess: () => {
      setForm(empty);
      setTried(false);
      void queryClient.invalidateQueries({ queryKey: keys.people });
    },
  });
  const isTaken = problemOf(invite.error)?.code === 'conflict';
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(form.email.trim());
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() && isAddress && form.organisationId !== undefined) invite.mutate(form);
  };
  return (
    <Details summary={text.invite}>
      {invite.data ? <InvitationLink invitation={invite.data} /> : null}
      <form className="form" onSubmit={submit} noValidate>
        {invite.error && !isTaken ? <ErrorAlert error={invite.error} /> : null}
        <FormField label={text.name} error={tried && !form.name.trim() ? text.required : undefined}>
          {(ids) => (
            <TextInput {...ids} name="name" autoComplete="off" value={form.name} onChange={(name) => set({ name })} />
          )}
        </FormField>
        <FormField
          label={text.email}
          error={tried && !isAddress ? text.emailWrong : isTaken ? text.conflict : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              type="email"
              name="email"
              autoComplete="off"
              value={form.email}
              onChange={(email) => set({ email })}
            />
          )}
        </FormField>
        <OrganisationField
          value={form.organisationId}
          error={tried && form.organisationId === undefined ? text.required : undefined}
          onChange={(organisationId) => set({ organisationId })}
        />
        <RolesField value={form.roles} onChange={(roles) => set({ roles })} />
        <Button type="submit" variant="primary">
          {text.inviteSubmit}
        </Button>
      </form>
    </Details>
  );
}
