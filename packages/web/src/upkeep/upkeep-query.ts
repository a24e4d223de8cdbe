import { queryOptions } from '@tanstack/react-query';
import { api } from '../workbench/api.ts';

const EVERY_MS = 10_000;

export const upkeepQuery = queryOptions({
  queryKey: ['upkeep'],
  queryFn: ({ signal }) => api.getUpkeep({}, { signal }),
  refetchInterval: EVERY_MS,
});
