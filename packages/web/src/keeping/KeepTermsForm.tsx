import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeepTerms, keepDays } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { Alert, Button, FormField, Heading, StatusMessage, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { parseDays } from './parse-days.ts';
import { keepTermsQuery } from './queries.ts';
import { useKeepingText } from './texts.ts';

type Kept = 'cases' | 'words' | 'reports';
const all = ['cases', 'words', 'reports'] as const satisfies readonly Kept[];

/** The terms of one place. A shorter one is asked about once more: what is too old then goes for good. */
export function KeepTermsForm({ terms }: { terms: KeepTerms }) {
  const text = useKeepingText();
  const { number } = useFormat();
  const ownOf = (kept: Kept) => (terms[kept].fromPlaceId === terms.placeId ? String(terms[kept].days) : '');
  const [typed, setTyped] = useState({ cases: ownOf('cases'), words: ownOf('words'), reports: ownOf('reports') });
  const [tried, setTried] = useState(false);
  const [asks, setAsks] = useState(false);
  const save = useSave(terms);
  const days = { cases: parseDays(typed.cases), words: parseDays(typed.words), reports: parseDays(typed.reports) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (days.cases === undefined || days.words === undefined || days.reports === undefined) return;
    if (!asks && isShorter(days, terms)) return setAsks(true);
    setAsks(false);
    save.mutate({ caseDays: days.cases, wordsDays: days.words, reportsDays: days.reports });
  };
  const field = (kept: Kept, label: string) => (
    <FormField
      label={label}
      hint={text.daysHint(keepDays.least, number(keepDays.most))}
      error={tried && days[kept] === undefined ? text.daysWrong(keepDays.least, number(keepDays.most)) : undefined}
    >
      {(ids) => (
        <TextInput
          {...ids}
          inputMode="numeric"
          value={typed[kept]}
          onChange={(value) => {
            setTyped({ ...typed, [kept]: value });
            setAsks(false);
          }}
        />
      )}
    </FormField>
  );
  return (
    <section>
      <Heading level={2}>{text.changeTitle}</Heading>
      <p>{text.changeHint}</p>
      <form className="form" onSubmit={submit} noValidate>
        {save.error ? <ErrorAlert error={save.error} /> : null}
        {field('cases', text.caseDays)}
        {field('words', text.wordsDays)}
        {field('reports', text.reportsDays)}
        {asks ? <Alert tone="warning" title={text.shorter} /> : null}
        <Button type="submit">{asks ? text.sure : text.save}</Button>
      </form>
      <StatusMessage>{save.isSuccess ? text.saved : null}</StatusMessage>
    </section>
  );
}

interface Chosen {
  readonly caseDays: number | null;
  readonly wordsDays: number | null;
  readonly reportsDays: number | null;
}

function useSave({ placeId, version }: KeepTerms) {
  const queryClient = useQueryClient();
  // The terms may be fetched anew while one types: what counts is what was on the screen.
  const [seen, setSeen] = useState(version);
  return useMutation({
    mutationFn: ({ caseDays, wordsDays, reportsDays }: Chosen) =>
      api.putKeepTerms({
        id: placeId,
        body: {
          version: seen,
          ...(caseDays === null ? {} : { caseDays }),
          ...(wordsDays === null ? {} : { wordsDays }),
          ...(reportsDays === null ? {} : { reportsDays }),
        },
      }),
    // Also when somebody else was first: then what they chose is shown.
    onSettled: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['keep-terms'] }),
        queryClient.invalidateQueries({ queryKey: ['cases'] }),
      ]);
      setSeen((await queryClient.fetchQuery(keepTermsQuery(placeId))).version);
    },
  });
}

/** What the place around it has is not known here, so that going back to it is asked about too. */
function isShorter(days: Readonly<Record<Kept, number | null | undefined>>, terms: KeepTerms): boolean {
  return all.some((kept) => {
    const chosen = days[kept];
    if (chosen == null) return terms[kept].fromPlaceId === terms.placeId;
    return chosen < terms[kept].days;
  });
}
