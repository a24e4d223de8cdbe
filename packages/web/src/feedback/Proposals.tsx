import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FeedbackProposal } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Button, Card, FormField, Heading, LinkButton, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import { useBudgetWords } from '../workbench/parts/use-budget-words.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { Decisions } from './Decisions.tsx';
import { proposalsQuery } from './queries.ts';
import { useFeedbackText } from './texts.ts';

/** What feedback leads to, for who may tune; each with what it would do, and a way back. */
export function Proposals({ place }: { readonly place?: number }) {
  const mayTune = useMay('signals.tune') ?? false;
  return mayTune ? <ForTuner place={place} /> : null;
}

function ForTuner({ place }: { place: number | undefined }) {
  const text = useFeedbackText();
  const { data } = useQuery(proposalsQuery(place));
  const [done, setDone] = useState(false);
  const items = data?.items ?? [];
  return (
    <>
      {items.length === 0 ? null : (
        <section aria-labelledby="proposals-heading">
          <Heading level={2} id="proposals-heading">
            {text.proposals}
          </Heading>
          <p>{text.proposalsIntro}</p>
          {items.map((proposal) => (
            <Proposal
              key={`${proposal.kind} ${proposal.placeId} ${proposal.signalId}`}
              proposal={proposal}
              onDone={() => setDone(true)}
            />
          ))}
        </section>
      )}
      <StatusMessage>{done ? text.decided : null}</StatusMessage>
      <Decisions place={place} />
    </>
  );
}

function Proposal({ proposal, onDone }: { proposal: FeedbackProposal; onDone: () => void }) {
  const text = useFeedbackText();
  const { placeName, sentence, kind } = proposal;
  const decide = useDeciding(proposal, onDone);
  return (
    <Card title={placeName} headingLevel={3}>
      <p>{sentence}</p>
      {decide.error ? <ConflictError text={text} error={decide.error} onLook={decide.look} /> : null}
      {kind === 'event' ? (
        <EventForm proposal={proposal} onApply={(name) => decide.mutate({ decision: 'applied', name })} />
      ) : (
        <BudgetChange proposal={proposal} onApply={() => decide.mutate({ decision: 'applied' })} />
      )}
      <Button variant="subtle" onClick={() => decide.mutate({ decision: 'dismissed' })}>
        {text.dismiss}
      </Button>
    </Card>
  );
}

function BudgetChange({ proposal, onApply }: { proposal: FeedbackProposal; onApply: () => void }) {
  const text = useFeedbackText();
  const words = useBudgetWords();
  const { placeId, perWeek } = proposal;
  if (!perWeek) return null;
  const { now, proposed } = perWeek;
  return (
    <>
      <p>{text.change1(words(now), words(proposed))}</p>
      <div className="toolbar">
        <LinkButton href={paths.budget(placeId, { proef: proposed })}>{text.preview}</LinkButton>
        <Button variant="primary" onClick={onApply}>
          {text.apply(words(proposed))}
        </Button>
      </div>
    </>
  );
}

function EventForm({ proposal, onApply }: { proposal: FeedbackProposal; onApply: (name: string) => void }) {
  const text = useFeedbackText();
  const format = useFormat();
  const [name, setName] = useState('');
  const { signalId, dates } = proposal;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(name);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {signalId === null ? null : <a href={paths.signal(signalId)}>{text.toSignal(signalId)}</a>}
      <FormField
        label={text.eventName}
        hint={text.eventHint(dates.map((day) => format.longDate(`${day}T12:00:00Z`)).join(', '))}
      >
        {(ids) => <TextInput {...ids} value={name} onChange={setName} />}
      </FormField>
      <Button type="submit" variant="primary">
        {text.applyEvent}
      </Button>
    </form>
  );
}

function useDeciding({ kind, placeId, signalId, perWeek }: FeedbackProposal, onDone: () => void) {
  const queryClient = useQueryClient();
  const look = () => {
    for (const queryKey of [keys.allProposals, keys.budgets]) void queryClient.invalidateQueries({ queryKey });
  };
  const mutation = useMutation({
    mutationFn: (choice: { decision: 'applied' | 'dismissed'; name?: string }) =>
      api.createFeedbackDecision({
        body: {
          kind,
          placeId,
          ...choice,
          ...(signalId === null ? {} : { signalId }),
          ...(perWeek ? { perWeek: perWeek.proposed } : {}),
        },
      }),
    onSuccess: () => {
      onDone();
      look();
    },
  });
  return { ...mutation, look };
}
