import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const pageLength = 50;

export const roundsQuery = (place: number) =>
  infiniteQueryOptions({
    queryKey: keys.feelingAt(place),
    queryFn: ({ signal, pageParam }) =>
      api.listQuestionnaireRounds({ place, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const feelingQuery = (measure: number) =>
  queryOptions({
    queryKey: keys.feelingBeside(measure),
    queryFn: ({ signal }) => api.getFeeling({ id: measure }, { signal }),
  });
