import { useQuery } from '@tanstack/react-query';
import type { Place, Session } from '@wijkritme/contract';
import { Heading } from '../ui/index.ts';
import { PageHead } from '../workbench/parts/PageHead.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { queries } from '../workbench/queries.ts';
import { hrefOf, settingsOf } from './settings.ts';
import { useSettingsText } from './texts.ts';

/** Everything that this person can set, each with where. What one may not set is not shown. */
export function SettingsPage() {
  const text = useSettingsText();
  const session = useQuery(queries.session());
  const places = useQuery(queries.places()).data?.items ?? [];
  return (
    <>
      <PageHead title={text.title} />
      <QueryView query={session} height={480}>
        {(found) => <Mine session={found} places={places} />}
      </QueryView>
    </>
  );
}

function Mine({ session, places }: { session: Session; places: readonly Place[] }) {
  const text = useSettingsText();
  const mine = settingsOf(session);
  if (session.role === 'visitor')
    return (
      <p>
        {text.needAccount} <SignInLink>{text.signIn}</SignInLink>
      </p>
    );
  if (mine.length === 0) return <p>{text.nothing}</p>;
  return (
    <>
      <p className="lead">{text.intro}</p>
      {mine.map(({ group, settings }) => (
        <section key={group} aria-labelledby={`settings-${group}`}>
          <Heading level={2} id={`settings-${group}`}>
            {text.groups[group]}
          </Heading>
          <ul className="items">
            {settings.map((setting) => (
              <li key={setting} className="items__item">
                <div className="items__body">
                  <Heading level={3}>
                    <a href={hrefOf(setting, places)}>{text.settings[setting].title}</a>
                  </Heading>
                  <p className="items__sentence">{text.settings[setting].text}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
