import './interpret.css';
import { useQuery } from '@tanstack/react-query';
import type { Session, Signal } from '@wijkritme/contract';
import { Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { useHashTarget } from '../workbench/parts/use-hash-target.ts';
import { queries } from '../workbench/queries.ts';
import { AnswerFormView } from './AnswerFormView.tsx';
import { DeclineForm } from './DeclineForm.tsx';
import { interpretationsQuery } from './queries.ts';
import { SideBySide } from './SideBySide.tsx';
import { useInterpretText } from './texts.ts';

/** What people make of a signal: first one's own answer, then everybody's side by side. */
export function InterpretSection({ signal }: { signal: Signal }) {
  const text = useInterpretText();
  const session = useQuery(queries.session());
  return (
    <section aria-labelledby="interpret-heading">
      <QueryView query={session}>
        {({ role, person }) => {
          if (person) return <ForPerson key={person.id} signal={signal} person={person} />;
          return (
            <>
              <Heading level={2} id="interpret-heading">
                {text.heading}
              </Heading>
              <p>
                {role === 'administrator' ? text.keyOnly : text.signInFirst} <SignInLink>{text.signIn}</SignInLink>
              </p>
            </>
          );
        }}
      </QueryView>
    </section>
  );
}

function ForPerson({ signal, person }: { signal: Signal; person: NonNullable<Session['person']> }) {
  useHashTarget();
  const text = useInterpretText();
  const query = useQuery(interpretationsQuery(signal.id, person.id));
  const heading = query.data?.answered ? text.headingAnswered : text.heading;
  return (
    <>
      <Heading level={2} id="interpret-heading">
        {heading}
      </Heading>
      {query.data === undefined && statusOf(query.error) === 403 ? (
        <p>{text.notHere}</p>
      ) : (
        <QueryView query={query} height={320}>
          {(all) =>
            all.answered ? (
              <SideBySide all={all} personId={person.id} placeId={signal.placeId} />
            ) : (
              <>
                <p>{text.intro}</p>
                <p>{text.about}</p>
                <AnswerFormView all={all} personId={person.id} placeId={signal.placeId} />
                <DeclineForm all={all} personId={person.id} />
              </>
            )
          }
        </QueryView>
      )}
    </>
  );
}
