import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueueOrder } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';
import type { FindingsFilter } from '../workbench/queries.ts';

const pageLength = 50;
const MINUTE_MS = 60_000;

/** What the queue of who works on signals is asked for. */
export interface QueueFilter extends Omit<FindingsFilter, 'order'> {
  readonly order: QueueOrder;
  readonly assignee?: string | undefined;
  readonly waiting?: 'me' | 'late' | undefined;
}

/** `person` keeps what one saw apart from what the next one sees. The live stream refreshes it as every list of signals. */
export const queueQuery = (filter: QueueFilter, person: number) =>
  infiniteQueryOptions({
    queryKey: keys.queue(person, filter),
    queryFn: ({ signal, pageParam }) =>
      api.listSignalQueue({ ...filter, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** How many signals each choice would give; asked for where the choices are in sight. */
export const queueCountsQuery = ({ order: _, ...filter }: QueueFilter, person: number) =>
  queryOptions({
    queryKey: keys.queueCount(person, filter),
    queryFn: ({ signal }) => api.getSignalQueueCounts(filter, { signal }),
    // While another choice is counted the numbers of the last one stay.
    placeholderData: keepPreviousData,
  });

export const workQuery = (id: number, person: number) =>
  queryOptions({
    queryKey: keys.signalWork(id, person),
    queryFn: ({ signal }) => api.getSignalWork({ id }, { signal }),
  });

export const savedFiltersQuery = (person: number) =>
  queryOptions({
    queryKey: keys.savedFilters(person),
    queryFn: ({ signal }) => api.listSavedFilters({}, { signal }),
    staleTime: MINUTE_MS,
  });

/** With the tag of what was seen: a change names it, so that nobody overwrites what they did not see. */
export const answerTermQuery = (place: number) =>
  queryOptions({
    queryKey: keys.answerTerm(place),
    queryFn: async ({ signal }) => {
      let tag = '';
      const onHeaders = (headers: Headers) => (tag = headers.get('etag') ?? '');
      const term = await api.getAnswerTerm({ id: place }, { signal, onHeaders });
      return { term, tag };
    },
  });
