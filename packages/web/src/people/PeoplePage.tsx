import './people.css';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../i18n/language.ts';
import { Badge, DataTable, Heading, LinkButton, Skeleton } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useSignInHref } from '../workbench/parts/SignInLink.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { InviteForm } from './InviteForm.tsx';
import { Organisations } from './Organisations.tsx';
import { peopleQueries } from './people-queries.ts';
import { stateOf } from './state-of.ts';
import { usePeopleText } from './texts.ts';
import { useGrantText } from './use-grant-text.ts';

/** Organisations and their people, for an administrator. */
export function PeoplePage() {
  const { shell } = useText();
  const { people: text } = usePeopleText();
  const may = useMay('people.manage');
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      {may === undefined ? <Skeleton label={shell.loading} height={300} /> : null}
      {may === false ? <NoRight /> : null}
      {may ? (
        <>
          <p className="lead">{text.intro}</p>
          <People />
          <InviteForm />
          <Organisations />
        </>
      ) : null}
    </>
  );
}

export function NoRight() {
  const { shell } = useText();
  const { people: text } = usePeopleText();
  return (
    <>
      <p>{text.needRight}</p>
      <LinkButton href={useSignInHref()}>{shell.signIn}</LinkButton>
    </>
  );
}

function People() {
  const { people: text } = usePeopleText();
  const query = useQuery(peopleQueries.people());
  const { data: organisations } = useQuery(peopleQueries.organisations());
  const grantText = useGrantText();
  const nameOf = (id: number) => organisations?.items.find((one) => one.id === id)?.name ?? '';
  return (
    <section>
      <Heading level={2}>{text.people}</Heading>
      <QueryView query={query}>
        {({ items }) => (
          <DataTable
            caption={text.people}
            stack
            rows={items}
            rowKey={({ id }) => id}
            empty={text.noPeople}
            columns={[
              { key: 'name', header: text.name, render: ({ id, name }) => <a href={paths.person(id)}>{name}</a> },
              {
                key: 'organisation',
                header: text.organisation,
                render: ({ organisationId }) => nameOf(organisationId),
              },
              {
                key: 'roles',
                header: text.roles,
                render: ({ roles, providerRoles }) => [...roles, ...providerRoles].map(grantText).join('; ') || '–',
              },
              {
                key: 'state',
                header: text.state,
                render: (person) => (
                  <Badge tone={person.blocked ? 'warning' : 'neutral'}>{text[stateOf(person)]}</Badge>
                ),
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
