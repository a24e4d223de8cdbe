import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  EffectVerdict,
  InterventionFile,
  InterventionKind,
  InterventionState,
  SharingLabel,
} from '@wijkritme/contract';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const pageLength = 50;
const fewOfCase = 10;
const LOOK_AGAIN_MS = 1_000;

export interface MeasuresChoice {
  readonly search?: string | undefined;
  readonly state?: InterventionState | undefined;
  readonly place?: number | undefined;
  readonly label?: SharingLabel | undefined;
}

export const measuresQuery = (choice: MeasuresChoice) =>
  infiniteQueryOptions({
    queryKey: keys.measuresBy(choice),
    queryFn: ({ signal, pageParam }) =>
      api.listInterventions({ ...choice, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** A few beside all else that a case tells; more at a time for who asks. */
export const measuresOfCaseQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: keys.measuresBy(`case ${id}`),
    queryFn: ({ signal, pageParam }) =>
      api.listInterventions(
        { case: id, ...(pageParam ? { limit: pageLength, after: pageParam } : { limit: fewOfCase }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const measuresOfSignalQuery = (id: number) =>
  queryOptions({
    queryKey: keys.measuresBy(`signal ${id}`),
    queryFn: ({ signal }) => api.listInterventions({ signal: id }, { signal }),
  });

/** Looks again while an effect is being computed. */
export const measureQuery = (id: number) =>
  queryOptions({
    queryKey: keys.measure(id),
    queryFn: ({ signal }) => api.getIntervention({ id }, { signal }),
    refetchInterval: ({ state }) => (isComputing(state.data) ? LOOK_AGAIN_MS : false),
  });

const isComputing = (file: InterventionFile | undefined) =>
  file?.effects.some(({ state }) => state === 'waiting' || state === 'running') ?? false;

export const effectQuery = (id: number, effect: number) =>
  queryOptions({
    queryKey: keys.effect(id, effect),
    queryFn: ({ signal }) => api.getEffect({ id, effect }, { signal }),
  });

export interface PreviewAsked {
  readonly caseId: number;
  readonly interventionId: number | null;
  readonly datastreamId: number;
  readonly startsOn: string;
  readonly by: string;
  readonly comparisons: number[] | null;
}

export const previewQuery = (asked: PreviewAsked) =>
  queryOptions({
    queryKey: keys.effectPreview(asked),
    queryFn: ({ signal }) => api.previewIntervention({ body: asked }, { signal }),
    placeholderData: (earlier) => earlier,
  });

export interface EffectsChoice {
  readonly kind?: InterventionKind | undefined;
  readonly verdict?: EffectVerdict | undefined;
  readonly search?: string | undefined;
}

export const effectsQuery = (choice: EffectsChoice) =>
  infiniteQueryOptions({
    queryKey: keys.effects(choice),
    queryFn: ({ signal, pageParam }) =>
      api.listEffects({ ...choice, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Every datastream that has more or less; those of the place first. */
export const tellableQuery = (placeId: number | null) =>
  queryOptions({
    queryKey: ['tellable-datastreams', placeId],
    queryFn: async ({ signal }) => {
      const { items } = await api.listDatastreams({}, { signal });
      const isHere = (place: number | null) => Number(place !== placeId);
      return items
        .filter(({ kind }) => kind !== 'state')
        .sort((a, b) => isHere(a.placeId) - isHere(b.placeId) || a.id - b.id);
    },
  });
