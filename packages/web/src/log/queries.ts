import { infiniteQueryOptions } from '@tanstack/react-query';
import { addDays, startOfDay } from '../i18n/zone.ts';
import { api } from '../workbench/api.ts';
import type { LogSearch } from '../workbench/paths.ts';

const pageLength = 50;

/** As the server is asked: days as moments in the zone of the municipality. */
export function toAsked({ soort, van, tot }: LogSearch, zone: string) {
  return {
    ...(soort && { kind: soort }),
    ...(van && { from: new Date(startOfDay(van, zone)).toISOString() }),
    ...(tot && { to: new Date(startOfDay(addDays(tot, 1), zone)).toISOString() }),
  };
}

export const logQuery = (asked: ReturnType<typeof toAsked>) =>
  infiniteQueryOptions({
    queryKey: ['log', asked],
    queryFn: ({ signal, pageParam }) =>
      api.listLog({ ...asked, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
