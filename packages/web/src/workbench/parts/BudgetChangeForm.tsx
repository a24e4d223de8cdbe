import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AlarmBudget } from '@wijkritme/contract';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { keys } from '../../live/keys.ts';
import { Button, StatusMessage } from '../../ui/index.ts';
import { api } from '../api.ts';
import { ErrorAlert } from './QueryView.tsx';
import { SignInLink } from './SignInLink.tsx';
import { useBudgetWords } from './use-budget-words.ts';
import { useMay } from './use-session.ts';

interface BudgetChangeFormProps {
  readonly budget: AlarmBudget;
  /** Signals a week that are tried. */
  readonly other: number;
}

/** Sets what was tried; whatever was before can be put back. */
export function BudgetChangeForm({ budget, other }: BudgetChangeFormProps) {
  const { budget: text } = useText();
  const words = useBudgetWords();
  const mayTune = useMay('signals.tune');
  const [before, setBefore] = useState<{ readonly perWeek: number | null }>();
  const { placeId, perWeek, fromPlaceId } = budget;
  const own = fromPlaceId === placeId ? perWeek : null;
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (next: number | null) =>
      api.putAlarmBudget({ id: placeId, body: next === null ? {} : { perWeek: next } }),
    onSuccess: (changed) => {
      queryClient.setQueryData(keys.budget(placeId), changed);
      void queryClient.invalidateQueries({ queryKey: keys.budgets });
    },
  });
  const set = (next: number | null) => {
    setBefore({ perWeek: own });
    change.mutate(next);
  };
  const undo = () => {
    change.mutate(before?.perWeek ?? null);
    setBefore(undefined);
  };
  if (!mayTune)
    return (
      <p>
        {text.administrator} <SignInLink>{text.signIn}</SignInLink>
      </p>
    );
  const isOwn = own === other;
  return (
    <>
      {change.error ? <ErrorAlert error={change.error} onRetry={() => change.reset()} /> : null}
      <div className="toolbar">
        <Button variant="primary" disabled={isOwn} reason={text.same} onClick={() => set(other)}>
          {text.set(words(other))}
        </Button>
        {own === null ? null : <Button onClick={() => set(null)}>{text.inherit}</Button>}
        {change.isSuccess && before ? (
          <Button variant="subtle" onClick={undo}>
            {text.undo}
          </Button>
        ) : null}
      </div>
      <StatusMessage>{change.isSuccess ? text.changed(words(change.data.perWeek)) : null}</StatusMessage>
    </>
  );
}
