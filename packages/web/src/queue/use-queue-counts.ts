import { useQuery } from '@tanstack/react-query';
import type { DeviationKind } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { type QueueFilter, queueCountsQuery } from './queries.ts';

/** How many signals each choice would give, as chips write it; undefined until somebody looks. */
export function useQueueCounts(filter: QueueFilter, personId: number, isSeen: boolean) {
  const { whole } = useFormat();
  const { data } = useQuery({ ...queueCountsQuery(filter, personId), enabled: isSeen });
  if (!data) return undefined;
  const { kinds, open, assignees, waiting, more } = data;
  const written = (count: number) => (more && count > 0 ? `${whole(count)}+` : whole(count));
  return {
    kind: (asked: DeviationKind) => written(kinds.find(({ kind }) => kind === asked)?.count ?? 0),
    open: written(open),
    work: {
      who: { mij: written(assignees.me), niemand: written(assignees.nobody) },
      waiting: { 'op-mij': written(waiting.me), 'te-laat': written(waiting.late) },
    },
  };
}
