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

/** Within how many days an interpretation is asked here; who tunes signals can change it. */
export function AnswerTermPart({ place, places }: AnswerTermPartProps) {
  const text = useQueueText();
  const mayTune = useMay('signals.tune');
  const query = useQuery(answerTermQuery(place.id));
  const origin = ({ fromPlaceId }: AnswerTerm) => {
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
              <strong>{text.termNow(term.days)}</strong> {origin(term)} {text.termLate(LATE_DAYS)}
            </p>
            {mayTune ? <AnswerTermForm term={term} /> : null}
          </>
        )}
      </QueryView>
    </section>
  );
}

function AnswerTermForm({ term }: { term: AnswerTerm }) {
  const text = useQueueText();
  const [days, setDays] = useState(String(term.days));
  const [wrong, setWrong] = useState(false);
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (next: number | null) =>
      api.putAnswerTerm({ id: term.placeId, body: next === null ? {} : { days: next } }),
    onSuccess: (changed) => {
      setDays(String(changed.days));
      void queryClient.invalidateQueries({ queryKey: ['answer-term'] });
      void queryClient.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isRight = /^\d{1,2}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 60;
    setWrong(!isRight);
    if (isRight) change.mutate(Number(days));
  };
  return (
    <form onSubmit={submit} noValidate>
      {change.error ? <ErrorAlert error={change.error} /> : null}
      <div className="toolbar queue-row">
        <FormField label={text.termDays} hint={text.termHint} error={wrong ? text.termWrong : undefined}>
          {(ids) => <TextInput {...ids} inputMode="numeric" value={days} onChange={setDays} />}
        </FormField>
        <Button type="submit">{text.termSet}</Button>
        {term.fromPlaceId === term.placeId ? (
          <Button onClick={() => change.mutate(null)}>{text.termInherit}</Button>
        ) : null}
      </div>
      <StatusMessage>{change.isSuccess ? text.termSaved(change.data.days) : null}</StatusMessage>
    </form>
  );
}
