import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const pageLength = 50;

export const casesQuery = () =>
  infiniteQueryOptions({
    queryKey: keys.casesBy('all'),
    queryFn: ({ signal, pageParam }) =>
      api.listCases({ limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const casesOfQuery = (id: number) =>
  queryOptions({ queryKey: keys.casesBy(id), queryFn: ({ signal }) => api.listCases({ signal: id }, { signal }) });

export const caseQuery = (id: number) =>
  queryOptions({ queryKey: keys.case(id), queryFn: ({ signal }) => api.getCase({ id }, { signal }) });

export const scriptsQuery = () =>
  queryOptions({
    queryKey: ['case-scripts'],
    queryFn: ({ signal }) => api.listCaseScripts({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
