import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type CaseAttachment, type CaseFile, DAY, limits, type SharingLabel } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';
import { fetchAttachment } from './fetch-attachment.ts';

const pageLength = 50;

export interface CasesChoice {
  readonly search?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly place?: number | undefined;
  readonly label?: SharingLabel | undefined;
}

export const casesQuery = (choice: CasesChoice) =>
  infiniteQueryOptions({
    queryKey: keys.casesBy(choice),
    queryFn: ({ signal, pageParam }) =>
      api.listCases({ ...choice, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const casesOfQuery = (id: number) =>
  queryOptions({ queryKey: keys.casesBy(id), queryFn: ({ signal }) => api.listCases({ signal: id }, { signal }) });

const choices = 50;

/** Open cases that one may see, those at a place first: what a signal can be put into. `more`: there are others. */
export const openCasesQuery = (place: number | null) =>
  queryOptions({
    queryKey: keys.casesBy({ into: place }),
    queryFn: async ({ signal }) => {
      const open = { state: 'open', limit: choices } as const;
      const [near, all] = await Promise.all([
        place === null ? { items: [], next: null } : api.listCases({ ...open, place }, { signal }),
        api.listCases(open, { signal }),
      ]);
      const first = new Set(near.items.map(({ id }) => id));
      return {
        items: [...near.items, ...all.items.filter(({ id }) => !first.has(id))],
        more: near.next !== null || all.next !== null,
      };
    },
  });

/** So many days around the signals of a case others are proposed for it. */
export const DAYS_AROUND = 7;

/** Signals at the place of a case around those that are in it. */
export const signalsAroundQuery = ({ id, placeId, signals }: Pick<CaseFile, 'id' | 'placeId' | 'signals'>) => {
  const starts = signals.map(({ start }) => Date.parse(start));
  const day = (at: number) => new Date(at).toISOString();
  const [from, to] = [Math.min(...starts) - DAYS_AROUND * DAY, Math.max(...starts) + DAYS_AROUND * DAY];
  return queryOptions({
    queryKey: keys.signals({ aroundCase: id, from, to }),
    queryFn: ({ signal }) =>
      api.listSignals(
        { ...(placeId === null ? {} : { place: placeId }), from: day(from), to: day(to), limit: choices },
        { signal },
      ),
    enabled: starts.length > 0,
  });
};

export const caseQuery = (id: number) =>
  queryOptions({ queryKey: keys.case(id), queryFn: ({ signal }) => api.getCase({ id }, { signal }) });

/** What happened before the newest, piece by piece as somebody asks for it; it does not change any more. */
export const earlierHistoryQuery = ({ id, earlierUntil }: Pick<CaseFile, 'id' | 'earlierUntil'>) =>
  infiniteQueryOptions({
    queryKey: ['case-earlier', id, earlierUntil],
    queryFn: ({ signal, pageParam }) => api.getCase({ id, historyUntil: pageParam ?? '' }, { signal }),
    initialPageParam: earlierUntil,
    getNextPageParam: (piece) => piece.earlierUntil,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Measures of a case, for who asks for more of them than the case tells. */
export const restOfMeasuresQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: keys.measuresBy(`rest of case ${id}`),
    queryFn: ({ signal, pageParam }) =>
      api.listInterventions(
        { case: id, limit: limits.pageSize, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const scriptsQuery = () =>
  queryOptions({
    queryKey: ['case-scripts'],
    queryFn: ({ signal }) => api.listCaseScripts({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Never kept longer than somebody looks at it, and never fetched twice while they do: each time is a reading. */
export const attachmentContent = (caseId: number, attachment: Pick<CaseAttachment, 'id' | 'type'>) =>
  queryOptions({
    queryKey: ['case-file', caseId, attachment.id],
    queryFn: ({ signal }) => fetchAttachment(caseId, attachment, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
