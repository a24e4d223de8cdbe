import { queryOptions } from '@tanstack/react-query';
import { api } from '../workbench/api.ts';
import type { Examples } from './steps.ts';

const TEN_MINUTES_MS = 600_000;

/** The newest signal and its place, and a sensor with a passport: what steps are tried on. */
export const examplesQuery = () =>
  queryOptions({
    queryKey: ['first-steps'],
    staleTime: TEN_MINUTES_MS,
    queryFn: async ({ signal: abort }): Promise<Examples> => {
      const [signals, places, things] = await Promise.all([
        api.listSignals({ limit: 1 }, { signal: abort }),
        api.listPlaces({}, { signal: abort }),
        api.listThings({ limit: 1 }, { signal: abort }),
      ]);
      const [signal] = signals.items;
      const [thing] = things.items;
      const datastream = thing?.datastreams[0]?.id;
      return {
        signal: signal?.id ?? null,
        place: signal?.placeId ?? places.items[0]?.id ?? null,
        passport: thing && datastream !== undefined ? [thing.id, datastream] : null,
      };
    },
  });
