import { useQuery } from '@tanstack/react-query';
import type { FeedbackEntry, Session, Signal, SignalFeedback } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { SeenBy } from '../interpret/SeenBy.tsx';
import { SharedWith } from '../interpret/SharedWith.tsx';
import { Details, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { queries } from '../workbench/queries.ts';
import { FeedbackForm } from './FeedbackForm.tsx';
import { feedbackQuery } from './queries.ts';
import { useFeedbackText } from './texts.ts';

/** What one makes of being told; for who works on signals here, others see nothing of it. */
export function FeedbackSection({ signal }: { signal: Signal }) {
  const { data: session } = useQuery(queries.session());
  return session?.person ? <ForPerson signal={signal} person={session.person} /> : null;
}

function ForPerson({ signal, person }: { signal: Signal; person: NonNullable<Session['person']> }) {
  const text = useFeedbackText();
  const query = useQuery(feedbackQuery(signal.id, person.id));
  if (statusOf(query.error) === 403) return null;
  return (
    <section aria-labelledby="feedback-heading">
      <Heading level={2} id="feedback-heading">
        {text.heading}
      </Heading>
      <p>{text.intro}</p>
      <p>{text.who}</p>
      <QueryView query={query} height={320}>
        {(feedback) => (
          <>
            <FeedbackForm
              key={feedback.own[0]?.version ?? 0}
              feedback={feedback}
              personId={person.id}
              placeId={signal.placeId}
            />
            <SeenBy receipts={feedback.seenBy} />
            <History entries={feedback.own.slice(1)} placeId={signal.placeId} />
            {feedback.answered ? <Others others={feedback.others} /> : null}
          </>
        )}
      </QueryView>
    </section>
  );
}

function History({ entries, placeId }: { entries: readonly FeedbackEntry[]; placeId: number | null }) {
  const text = useFeedbackText();
  const format = useFormat(useZone(placeId));
  if (entries.length === 0) return null;
  return (
    <Details summary={text.history(entries.length)}>
      <ul>
        {entries.map(({ version, verdict, reason, at }) => (
          <li key={version}>
            {format.moment(at)}: {text.verdicts[verdict]}
            {reason ? `, “${reason}”` : null}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Others({ others }: { others: SignalFeedback['others'] }) {
  const text = useFeedbackText();
  return (
    <>
      <Heading level={3}>{text.others}</Heading>
      {others.length === 0 ? (
        <p>{text.noOthers}</p>
      ) : (
        <ul>
          {others.map((other) => (
            <li key={`${other.organisation.id} ${other.role} ${other.at}`}>
              <strong>{text.verdicts[other.verdict]}</strong> (
              {text.by(text.roles[other.role], other.organisation.name)}){other.reason ? `: “${other.reason}”` : null}
              <p>
                {text.sharedWith} <SharedWith mark={other} />
              </p>
              <SeenBy receipts={other.seenBy} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
