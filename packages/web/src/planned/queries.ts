import { infiniteQueryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const pageLength = 50;
const YEAR_MS = 366 * 86_400_000;

/** What comes and goes on, or what was over the year before; the moment is taken when it is asked. */
export const plannedQuery = (id: number, when: 'coming' | 'past') =>
  infiniteQueryOptions({
    queryKey: keys.planned(id, when),
    queryFn: ({ signal, pageParam }) => {
      const now = Date.now();
      const at = new Date(now).toISOString();
      const period = when === 'coming' ? { from: at } : { from: new Date(now - YEAR_MS).toISOString(), to: at };
      return api.listPlannedEvents(
        { id, ...period, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      );
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
