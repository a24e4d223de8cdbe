import './people.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Person } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useText } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Breadcrumb, Button, FormField, Heading, RadioGroup, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { OrganisationField } from './OrganisationField.tsx';
import { NoRight } from './PeoplePage.tsx';
import { PersonActions } from './PersonActions.tsx';
import { peopleQueries } from './people-queries.ts';
import { RolesField } from './RolesField.tsx';
import { usePeopleText } from './texts.ts';
import { useGrantText } from './use-grant-text.ts';

const route = getRouteApi('/mensen/$id');

/** One person: name, organisation, roles, blocked or not; a new link; and removal. */
export function PersonPage() {
  const { shell } = useText();
  const { people: text } = usePeopleText();
  const may = useMay('people.manage');
  const id = Number(route.useParams().id);
  const query = useQuery({ ...peopleQueries.people(), enabled: may === true });
  const person = query.data?.items.find((one) => one.id === id);
  return (
    <>
      <PageTitle topic={person?.name ?? text.title} section={text.title} />
      <Breadcrumb label={shell.breadcrumb} items={[{ href: paths.people(), label: text.back }]} />
      <Heading level={1}>{person?.name ?? text.title}</Heading>
      {may === false ? <NoRight /> : null}
      {may ? (
        <QueryView query={query} height={300}>
          {() => (person ? <Editor key={person.id} person={person} /> : <p>{text.notFound}</p>)}
        </QueryView>
      ) : null}
    </>
  );
}

function Editor({ person }: { person: Person }) {
  const { people: text } = usePeopleText();
  const grantText = useGrantText();
  const [form, setForm] = useState(person);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: ({ id, name, organisationId, roles, blocked }: Person) =>
      api.changePerson({ id, body: { name: name.trim(), organisationId, roles, blocked } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.people }),
  });
  const set = (change: Partial<Person>) => {
    save.reset();
    setForm({ ...form, ...change });
  };
  const isNameless = form.name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isNameless) save.mutate(form);
  };
  return (
    <>
      {person.email ? <p>{person.email}</p> : null}
      <form className="form" onSubmit={submit} noValidate>
        {save.error ? <ErrorAlert error={save.error} /> : null}
        <FormField label={text.name} error={isNameless ? text.required : undefined}>
          {(ids) => <TextInput {...ids} name="name" value={form.name} onChange={(name) => set({ name })} />}
        </FormField>
        <OrganisationField value={form.organisationId} onChange={(organisationId) => set({ organisationId })} />
        <RolesField value={form.roles} onChange={(roles) => set({ roles })} />
        {person.providerRoles.length > 0 ? (
          <p>
            {person.providerRoles.map(grantText).join('; ')} ({text.byProvider})
          </p>
        ) : null}
        <RadioGroup
          legend={text.block}
          name="blocked"
          options={[
            { id: 'no', label: text.no },
            { id: 'yes', label: text.yes },
          ]}
          value={form.blocked ? 'yes' : 'no'}
          onChange={(value) => set({ blocked: value === 'yes' })}
        />
        <Button type="submit" variant="primary">
          {text.save}
        </Button>
        <StatusMessage>{save.isSuccess ? text.saved : ''}</StatusMessage>
      </form>
      <PersonActions person={person} />
    </>
  );
}
