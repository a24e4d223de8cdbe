import './queue.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnswerTerm, LATE_DAYS, type Place } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { Button, FormField, Heading, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { answerTermQuery } from './queries.ts';
import { useQueueText } from './texts.ts';

interface AnswerTermPartProps {
  readonly place: Place;
  readonly places: readonly Place[];
}

/** Within how many days an interpretation is asked here, by kind of signal; who tunes signals can change it. */
export function AnswerTermPart({ place, places }: AnswerTermPartProps) {
  const text = useQueueText();
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
        {(term) => (
          <>
            <p>
              <strong>{text.termNow(term.days)}</strong> {origin(term.fromPlaceId)} {text.termLate(LATE_DAYS)}
            </p>
            <p>
              <strong>{text.termSensor(term.sensorDays)}</strong> {origin(term.sensorFromPlaceId)}
            </p>
            {mayTune ? <AnswerTermForm key={term.placeId} term={term} /> : null}
          </>
        )}
      </QueryView>
    </section>
  );
}

/** Days as typed; empty: those of the place around it. */
const ownOf = (term: AnswerTerm) => ({
  days: term.fromPlaceId === term.placeId ? String(term.days) : '',
  sensorDays: term.sensorFromPlaceId === term.placeId && !isSame(term) ? String(term.sensorDays) : '',
});
/** Where nobody chose a term for sensors, theirs is that of other signals. */
const isSame = (term: AnswerTerm) => term.days === term.sensorDays && term.fromPlaceId === term.sensorFromPlaceId;

const isDays = (typed: string) => typed.trim() === '' || (/^\d{1,2}$/.test(typed.trim()) && isAllowed(Number(typed)));
const isAllowed = (days: number) => days >= 1 && days <= 60;

function AnswerTermForm({ term }: { term: AnswerTerm }) {
  const text = useQueueText();
  const [typed, setTyped] = useState(ownOf(term));
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { days?: number; sensorDays?: number }) => api.putAnswerTerm({ id: term.placeId, body }),
    onSuccess: (changed) => {
      setTyped(ownOf(changed));
      void queryClient.invalidateQueries({ queryKey: ['answer-term'] });
      void queryClient.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isDays(typed.days) || !isDays(typed.sensorDays)) return;
    const chosen = Object.entries(typed).filter(([, days]) => days.trim() !== '');
    change.mutate(Object.fromEntries(chosen.map(([name, days]) => [name, Number(days)])));
  };
  const field = (name: keyof typeof typed, label: string) => (
    <FormField label={label} hint={text.termHint} error={tried && !isDays(typed[name]) ? text.termWrong : undefined}>
      {(ids) => (
        <TextInput
          {...ids}
          inputMode="numeric"
          value={typed[name]}
          onChange={(days) => setTyped({ ...typed, [name]: days })}
        />
      )}
    </FormField>
  );
  return (
    <form onSubmit={submit} noValidate>
      {change.error ? <ErrorAlert error={change.error} /> : null}
      <div className="toolbar queue-row">
        {field('days', text.termDays)}
        {field('sensorDays', text.termSensorDays)}
        <Button type="submit">{text.termSet}</Button>
      </div>
      <StatusMessage>{change.isSuccess ? text.termSaved : null}</StatusMessage>
    </form>
  );
}
