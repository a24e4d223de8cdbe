import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type CaseAttachment, type CaseFile, limits, type SharingLabel } from '@wijkritme/contract';
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
