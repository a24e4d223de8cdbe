import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Organisation, type OrganisationKind, organisationKinds } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, DataTable, Details, FormField, Heading, Select, TextInput } from '../ui/index.ts';
import { api, problemOf } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { peopleQueries } from './people-queries.ts';
import { usePeopleText } from './texts.ts';

/** A closed organisation keeps its people, who can do nothing until it opens again. */
export function Organisations() {
  const { people: text, kinds } = usePeopleText();
  const query = useQuery(peopleQueries.organisations());
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: ({ id, kind, name, closed }: Organisation) =>
      api.changeOrganisation({ id, body: { kind, name, closed: !closed } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.organisations }),
  });
  return (
    <section>
      <Heading level={2}>{text.organisations}</Heading>
      {change.error ? <ErrorAlert error={change.error} /> : null}
      <QueryView query={query}>
        {({ items }) => (
          <DataTable
            caption={text.organisations}
            stack
            rows={items}
            rowKey={({ id }) => id}
            empty={text.noOrganisations}
            columns={[
              { key: 'name', header: text.name, render: ({ name }) => name },
              { key: 'kind', header: text.kind, render: ({ kind }) => kinds[kind] },
              {
                key: 'state',
                header: text.state,
                render: (one) => (
                  <>
                    {one.closed ? text.closed : text.open}{' '}
                    <Button variant="subtle" onClick={() => change.mutate(one)}>
                      {one.closed ? text.reopen(one.name) : text.close(one.name)}
                    </Button>
                  </>
                ),
              },
            ]}
          />
        )}
      </QueryView>
      <AddOrganisation />
    </section>
  );
}

function AddOrganisation() {
  const { people: text, kinds } = usePeopleText();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganisationKind>('municipality');
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: () => api.createOrganisation({ body: { kind, name: name.trim() } }),
    onSuccess: () => {
      setName('');
      setTried(false);
      void queryClient.invalidateQueries({ queryKey: keys.organisations });
    },
  });
  const isTaken = problemOf(add.error)?.code === 'conflict';
  const isMissing = tried && name.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim().length >= 2) add.mutate();
  };
  return (
    <Details summary={text.addOrganisation}>
      <form className="form" onSubmit={submit} noValidate>
        {add.error && !isTaken ? <ErrorAlert error={add.error} /> : null}
        <FormField label={text.name} error={isMissing ? text.required : isTaken ? text.conflict : undefined}>
          {(ids) => <TextInput {...ids} name="organisation" value={name} onChange={setName} />}
        </FormField>
        <FormField label={text.kind}>
          {(ids) => (
            <Select
              {...ids}
              value={kind}
              options={organisationKinds.map((id) => ({ id, label: kinds[id] }))}
              onChange={(value) => setKind(organisationKinds.find((one) => one === value) ?? kind)}
            />
          )}
        </FormField>
        <Button type="submit">{text.addOrganisation}</Button>
      </form>
    </Details>
  );
}
