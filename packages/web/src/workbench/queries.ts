import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Deviation, DeviationKind, Import, RowVerdict } from '@wijkritme/contract';
import type { MapLayer } from '../live/answers.ts';
import { type BandWindow, keys } from '../live/keys.ts';
import { liveStore } from '../live/store.ts';
import { newestLength } from '../live/stream.ts';
import { api } from './api.ts';

const MINUTE_MS = 60_000;
const rareMs = 10 * MINUTE_MS;
/** A page that is paused holds still: then nothing is fetched by the clock either. */
const everyMinute = () => (liveStore.get().paused ? false : MINUTE_MS);

/** Every reading of the server that pages share; what live messages keep fresh is not polled. */
export const queries = {
  health: () =>
    queryOptions({ queryKey: keys.health, queryFn: ({ signal }) => api.getHealth({}, { signal }), staleTime: rareMs }),
  session: () =>
    queryOptions({
      queryKey: keys.session,
      queryFn: ({ signal }) => api.getSession({}, { signal }),
      staleTime: MINUTE_MS,
    }),
  places: () =>
    queryOptions({ queryKey: keys.places, queryFn: ({ signal }) => api.listPlaces({}, { signal }), staleTime: rareMs }),
  shapes: () =>
    queryOptions({
      queryKey: keys.shapes,
      queryFn: ({ signal }) => api.getPlaceShapes({}, { signal }),
      staleTime: rareMs,
    }),
  mapLayers: () =>
    queryOptions({
      queryKey: keys.mapLayers,
      queryFn: ({ signal }) => api.listMapLayers({}, { signal }),
      staleTime: rareMs,
    }),
  things: () =>
    queryOptions({
      queryKey: keys.things,
      queryFn: ({ signal }) => api.listThings({}, { signal }),
      staleTime: MINUTE_MS,
    }),
  thing: (id: number) =>
    queryOptions({ queryKey: keys.thing(id), queryFn: ({ signal }) => api.getThing({ id }, { signal }) }),
  beats: () =>
    queryOptions({
      queryKey: keys.beats,
      queryFn: ({ signal }) => api.listBeats({}, { signal }),
      refetchInterval: everyMinute,
    }),
  signals: () =>
    queryOptions({
      queryKey: keys.signals,
      queryFn: ({ signal }) => api.listSignals({}, { signal }),
      refetchInterval: everyMinute,
    }),
  presets: () =>
    queryOptions({
      queryKey: keys.presets,
      queryFn: ({ signal }) => api.listPresets({}, { signal }),
      staleTime: rareMs,
    }),
  datastreams: (place?: number) =>
    queryOptions({
      queryKey: keys.datastreams(place),
      queryFn: ({ signal }) => api.listDatastreams(place === undefined ? {} : { place }, { signal }),
      refetchInterval: everyMinute,
    }),
  datastream: (id: number) =>
    queryOptions({ queryKey: keys.datastream(id), queryFn: ({ signal }) => api.getDatastream({ id }, { signal }) }),
  mapLayer: (kind: MapLayer['kind'], etag: string) =>
    queryOptions({
      queryKey: keys.mapLayer(kind, etag),
      queryFn: ({ signal }) => api.getMapLayer({ kind }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  band: (id: number, window: BandWindow) =>
    queryOptions({
      queryKey: keys.band(id, window),
      queryFn: ({ signal }) => api.getBand({ id, ...periodOf(window) }, { signal }),
      // Points wider than one reading are only made by the server; raw points come live.
      refetchInterval: window.kind === 'live' ? everyMinute : false,
      staleTime: window.kind === 'live' ? 0 : rareMs,
    }),
  week: (id: number, week: string) =>
    queryOptions({
      queryKey: keys.week(id, week),
      queryFn: ({ signal }) => api.getWeek({ id, week }, { signal }),
      staleTime: MINUTE_MS,
    }),
  newest: () =>
    queryOptions({
      queryKey: keys.newest,
      queryFn: ({ signal }) => api.listDeviations({ limit: newestLength }, { signal }),
    }),
  deviations: (filter: DeviationFilter) =>
    infiniteQueryOptions({
      queryKey: keys.deviations(filter),
      queryFn: ({ signal, pageParam }) =>
        api.listDeviations({ ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
    }),
  deviationsIn: (datastream: number, window: BandWindow) =>
    queryOptions({
      queryKey: keys.deviationsIn(datastream, window),
      queryFn: ({ signal }) => api.listDeviations({ datastream, limit: 200, ...periodOf(window) }, { signal }),
    }),
  deviationsAt: (place: number) =>
    queryOptions({
      queryKey: keys.deviationsAt(place),
      queryFn: ({ signal }) => api.listDeviations({ place, limit: 10 }, { signal }),
    }),
  deviation: (id: number) =>
    queryOptions({ queryKey: keys.deviation(id), queryFn: ({ signal }) => api.getDeviation({ id }, { signal }) }),
  imports: () => queryOptions({ queryKey: keys.imports, queryFn: ({ signal }) => api.listImports({}, { signal }) }),
  import: (id: number) =>
    queryOptions({
      queryKey: keys.import(id),
      queryFn: ({ signal }) => api.getImport({ id }, { signal }),
      refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 1_000 : false),
    }),
  /** While the import is busy its report grows; when it is done the report is read once more, in full. */
  importRows: (id: number, verdict: RowVerdict | undefined, busy: boolean) =>
    infiniteQueryOptions({
      queryKey: keys.importRows(id, verdict, busy),
      queryFn: ({ signal, pageParam }) =>
        api.listImportRows({ id, verdict, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      refetchInterval: busy ? 5_000 : false,
      // The rows of the same choice stay while they are read again.
      placeholderData: (previous, query) => (query?.queryKey[2] === (verdict ?? 'all') ? previous : undefined),
    }),
};

export interface DeviationFilter {
  readonly place?: number;
  readonly datastream?: number;
  readonly kind?: DeviationKind;
  readonly open?: boolean;
  readonly order?: 'newest' | 'strongest';
  readonly from?: string;
  readonly to?: string;
}

export const isBusy = ({ status }: Import): boolean => ['uploading', 'waiting', 'running'].includes(status);
export const isOpen = ({ end }: Deviation): boolean => end === null;

function periodOf(window: BandWindow): { from: string; to: string } {
  const to = window.kind === 'live' ? Date.now() : window.to;
  return { from: new Date(window.from).toISOString(), to: new Date(to).toISOString() };
}
