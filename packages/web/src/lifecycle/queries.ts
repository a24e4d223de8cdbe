import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FoundStatus, StageChange, SumDecision, SumDraft, ThingLifecycle } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const found = ['found-devices'] as const;
const sums = ['sums'] as const;
const HALF_MINUTE_MS = 30_000;

export const lifecycleQueries = {
  found: (status: FoundStatus) =>
    queryOptions({
      queryKey: [...found, status],
      queryFn: ({ signal }) => api.listFoundDevices({ status }, { signal }),
      refetchInterval: HALF_MINUTE_MS,
    }),
  feeds: () =>
    queryOptions({
      queryKey: ['feeds'],
      queryFn: ({ signal }) => api.listFeeds({}, { signal }),
      refetchInterval: HALF_MINUTE_MS,
    }),
  feedOf: (thing: number) =>
    queryOptions({
      queryKey: ['feeds', thing],
      queryFn: ({ signal }) => api.listFeeds({ thing }, { signal }),
      refetchInterval: HALF_MINUTE_MS,
    }),
  deviceTypes: () =>
    queryOptions({
      queryKey: ['device-types'],
      queryFn: ({ signal }) => api.listDeviceTypes({}, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  lifecycle: (thing: number) =>
    queryOptions({
      queryKey: keys.lifecycle(thing),
      queryFn: ({ signal }) => api.getLifecycle({ id: thing }, { signal }),
    }),
  events: (thing: number) =>
    queryOptions({
      queryKey: ['device-events', thing],
      queryFn: ({ signal }) => api.listDeviceEvents({ id: thing }, { signal }),
      refetchInterval: HALF_MINUTE_MS,
    }),
  credentials: (thing: number) =>
    queryOptions({
      queryKey: ['credentials', thing],
      queryFn: ({ signal }) => api.listDeviceCredentials({ id: thing }, { signal }),
    }),
  sums: (thing: number) =>
    queryOptions({
      queryKey: [...sums, thing],
      queryFn: ({ signal }) => api.listSums({ thing }, { signal }),
    }),
  report: (datastream: number) =>
    queryOptions({
      queryKey: ['validation', datastream],
      queryFn: ({ signal }) => api.getValidationReport({ id: datastream }, { signal }),
    }),
};

/** Decide about a found device; the lists follow. */
export function useDecide() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, decision }: { id: number; decision: 'ignore' | 'later' | 'restore' }) =>
      api.decideFoundDevice({ id, body: { decision } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: found }),
  });
}

/** Say that datastreams add up, or what is to become of a sum; what is shown of them changes. */
export function useSumWord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (word: SumDraft | (SumDecision & { id: number })) => {
      if ('total' in word) return api.declareSum({ body: word });
      const { id, ...body } = word;
      return api.decideSum({ id, body });
    },
    onSuccess: () => {
      for (const queryKey of [sums, ['datastream'], ['datastreams'], ['band'], ['week']])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
}

/** Take a step; everything that shows the stage is read anew. */
export function useStep(thing: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: StepBody): Promise<ThingLifecycle> =>
      step.to === 'validated'
        ? api.validateThing({ id: thing, body: step.reason ? { reason: step.reason } : {} })
        : api.changeStage({ id: thing, body: step }),
    onSuccess: (lifecycle) => {
      queryClient.setQueryData(keys.lifecycle(thing), lifecycle);
      for (const queryKey of [keys.thing(thing), keys.things, ['datastream'], ['datastreams']])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
}

export type StepBody = StageChange | { readonly to: 'validated'; readonly reason?: string };
export type TakeStep = ReturnType<typeof useStep>;
