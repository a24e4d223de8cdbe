import './notices.css';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../i18n/language.ts';
import { Breadcrumb, Heading } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { MailAddressForm } from './MailAddressForm.tsx';
import { PreferencesForm } from './PreferencesForm.tsx';
import { PushDevices } from './PushDevices.tsx';
import { preferencesQuery } from './queries.ts';
import { useNoticesText } from './texts.ts';

/** Of what, where and when one is told. */
export function PreferencesPage() {
  const text = useNoticesText();
  const { shell } = useText();
  const session = useQuery(queries.session());
  return (
    <>
      <PageTitle topic={text.preferences} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: text.title, href: paths.notices() }, { label: text.preferences }]}
      />
      <Heading level={1}>{text.preferences}</Heading>
      <p className="lead">{text.preferencesIntro}</p>
      <QueryView query={session} height={400}>
        {({ person }) =>
          person ? (
            <ForPerson key={person.id} personId={person.id} />
          ) : (
            <p>
              {text.needPerson} <SignInLink>{text.signIn}</SignInLink>
            </p>
          )
        }
      </QueryView>
    </>
  );
}

function ForPerson({ personId }: { personId: number }) {
  const query = useQuery(preferencesQuery(personId));
  return (
    <QueryView query={query} height={400}>
      {(preferences) => (
        <>
          <PreferencesForm key={preferences.version} preferences={preferences} personId={personId} />
          <MailAddressForm preferences={preferences} personId={personId} />
          <PushDevices personId={personId} />
        </>
      )}
    </QueryView>
  );
}
