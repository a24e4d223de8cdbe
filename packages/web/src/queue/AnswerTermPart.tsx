import './queue.css';
import { useQuery } from '@tanstack/react-query';
import { LATE_DAYS, type Place } from '@wijkritme/contract';
import { capital } from '../i18n/format.ts';
import { useText } from '../i18n/language.ts';
import { DescriptionList, Heading } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { AnswerTermForm } from './AnswerTermForm.tsx';
import { answerTermQuery } from './queries.ts';
import { useQueueText } from './texts.ts';

interface AnswerTermPartProps {
  readonly place: Place;
  readonly places: readonly Place[];
}

/** Within how many days an interpretation is asked here, by kind of signal; who tunes signals can change it. */
export function AnswerTermPart({ place, places }: AnswerTermPartProps) {
  const text = useQueueText();
  const { kinds } = useText();
  const mayTune = useMay('signals.tune');
  const query = useQuery(answerTermQuery(place.id));
  const origin = (fromPlaceId: number | null) => {
    if (fromPlaceId === place.id) return text.termOwn;
    const source = places.find(({ id }) => id === fromPlaceId);
    return source ? text.termFrom(source.name) : text.termStandard;
  };
  return (
    <section>
      <Heading level={2}>{text.termTitle}</Heading>
      <QueryView query={query} height={80}>
        {({ term, tag }) => (
          <>
            <p>
              <strong>{text.termNow(term.days)}</strong> {origin(term.fromPlaceId)} {text.termLate(LATE_DAYS)}
            </p>
            <p>
              <strong>{text.termSensor(term.sensorDays)}</strong> {origin(term.sensorFromPlaceId)}
            </p>
            {term.kinds.length > 0 ? (
              <DescriptionList
                items={term.kinds.map(({ kind, days, fromPlaceId }) => ({
                  term: capital(kinds[kind]),
                  description: text.termKind(days, origin(fromPlaceId)),
                }))}
              />
            ) : null}
            {mayTune ? <AnswerTermForm key={term.placeId} term={term} tag={tag} /> : null}
          </>
        )}
      </QueryView>
    </section>
  );
}
