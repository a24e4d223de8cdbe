import { queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

export const keepTermsQuery = (place: number) =>
  queryOptions({
    queryKey: keys.keepTerms(place),
    queryFn: ({ signal }) => api.getKeepTerms({ id: place }, { signal }),
  });
