import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const pageLength = 50;

export const reportsBesideQuery = (signalId: number) =>
  queryOptions({
    queryKey: keys.reportsBeside(signalId),
    queryFn: ({ signal }) => api.listSignalReports({ id: signalId }, { signal }),
  });

export const caseReportsQuery = (caseId: number) =>
  queryOptions({
    queryKey: keys.reportsOfCase(caseId),
    queryFn: ({ signal }) => api.listCaseReports({ id: caseId }, { signal }),
  });

export const reportsQuery = (place: number) =>
  infiniteQueryOptions({
    queryKey: keys.reportsAt(place),
    queryFn: ({ signal, pageParam }) =>
      api.listReports({ place, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const reportCategoriesQuery = () =>
  queryOptions({
    queryKey: keys.reportCategories,
    queryFn: ({ signal }) => api.listReportCategories({}, { signal }),
  });
