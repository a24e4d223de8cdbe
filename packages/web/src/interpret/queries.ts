import { queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const MINUTE_MS = 60_000;

/** What the server lets this person see; `person` keeps what one saw apart from what the next one sees. */
export const interpretationsQuery = (signalId: number, person: number) =>
  queryOptions({
    queryKey: keys.interpretations(signalId, person),
    queryFn: ({ signal }) => api.listInterpretations({ id: signalId }, { signal }),
    refetchInterval: MINUTE_MS,
  });

export const explanationsQuery = () =>
  queryOptions({
    queryKey: keys.explanations,
    queryFn: ({ signal }) => api.listExplanations({}, { signal }),
    staleTime: MINUTE_MS,
  });

/** Who works on signals here, to be named. */
export const coworkersQuery = (placeId: number | null) =>
  queryOptions({
    queryKey: keys.coworkers(placeId),
    queryFn: ({ signal }) => api.listCoworkers(placeId === null ? {} : { place: placeId }, { signal }),
  });
