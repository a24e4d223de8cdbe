import { useQuery } from '@tanstack/react-query';
import type { OwnFeedback, Signal } from '@wijkritme/contract';
import { useMay } from '../workbench/parts/use-session.ts';
import { queries } from '../workbench/queries.ts';
import { ownFeedbackQuery } from './queries.ts';

/** Who looks at a queue and what they said of its signals; undefined for who does not work on signals. */
export function useQueueFeedback(
  items: readonly Signal[],
): { readonly personId: number; of(signalId: number): OwnFeedback | undefined } | undefined {
  const { data: session } = useQuery(queries.session());
  const mayWork = useMay('signals.work') ?? false;
  const personId = mayWork ? session?.person?.id : undefined;
  const ids = personId === undefined ? [] : items.map(({ id }) => id);
  const { data } = useQuery(ownFeedbackQuery(ids, personId ?? 0));
  if (personId === undefined) return undefined;
  return { personId, of: (signalId) => data?.items.find((one) => one.signalId === signalId) };
}
