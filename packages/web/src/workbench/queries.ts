import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { everyPage } from '@wijkritme/client';
import type { Deviation, DeviationKind, Import, PassportStatus, RowVerdict } from '@wijkritme/contract';
import type { MapLayer } from '../live/answers.ts';
import { type BandWindow, keys } from '../live/keys.ts';
import { liveStore } from '../live/store.ts';
import { newestLength } from '../live/stream.ts';
import { api } from './api.ts';

const MINUTE_MS = 60_000;
const rareMs = 10 * MINUTE_MS;
/** Rows of a list before “Toon meer”; a sensor has one to three rows. */
const pageLength = 50;
const sensorPageLength = 25;
/** A page that is paused holds still: then nothing is fetched by the clock either. */
const everyFiveMinutes = () => (liveStore.get().paused ? false : 5 * MINUTE_MS);
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
  /** How many notices one has not read; the live stream says when to look again. */
  unread: (person: number | undefined) =>
    queryOptions({
      queryKey: [...keys.notices, person ?? 0, 'unread'],
      queryFn: ({ signal }) => api.listNotices({ limit: 1 }, { signal }),
      enabled: person !== undefined,
      refetchInterval: everyFiveMinutes,
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
  /** A page at a time; for a list people read. */
  things: (choice: ThingChoice) =>
    infiniteQueryOptions({
      queryKey: keys.thingsBy(choice),
      queryFn: ({ signal, pageParam }) =>
        api.listThings({ ...choice, limit: sensorPageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      staleTime: MINUTE_MS,
      // What is on the screen stays there while one types.
      placeholderData: (previous) => previous,
    }),
  /** All of them: for the map. */
  everyThing: () =>
    queryOptions({
      queryKey: keys.everyThing,
      queryFn: ({ signal }) => everyPage((page) => api.listThings(page, { signal })),
      staleTime: MINUTE_MS,
    }),
  thing: (id: number) =>
    queryOptions({ queryKey: keys.thing(id), queryFn: ({ signal }) => api.getThing({ id }, { signal }) }),
  refusals: (id: number) =>
    queryOptions({
      queryKey: keys.refusals(id),
      queryFn: ({ signal }) => api.listRefusals({ id }, { signal }),
      refetchInterval: everyMinute,
    }),
  beats: () =>
    queryOptions({
      queryKey: keys.beats,
      queryFn: ({ signal }) => api.listBeats({}, { signal }),
      refetchInterval: everyMinute,
    }),
  newestSignals: () =>
    queryOptions({
      queryKey: keys.newestSignals,
      queryFn: ({ signal }) => api.listSignals({}, { signal }),
      refetchInterval: everyMinute,
    }),
  signals: (filter: FindingsFilter) =>
    infiniteQueryOptions({
      queryKey: keys.signals(filter),
      queryFn: ({ signal, pageParam }) =>
        api.listSignals({ ...filter, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
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
  signal: (id: number) =>
    queryOptions({ queryKey: keys.signal(id), queryFn: ({ signal }) => api.getSignal({ id }, { signal }) }),
  /** Made anew every hour; the newest reading does not change it. */
  forecast: (id: number) =>
    queryOptions({
      queryKey: keys.forecast(id),
      queryFn: ({ signal }) => api.getForecast({ id }, { signal }),
      refetchInterval: everyFiveMinutes,
    }),
  forecastScores: (choice: { readonly place?: number | undefined }) =>
    infiniteQueryOptions({
      queryKey: keys.forecastScores(choice),
      queryFn: ({ signal, pageParam }) =>
        api.listForecastScores(
          { ...choice, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) },
          { signal },
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
    }),
  deviations: (filter: FindingsFilter) =>
    infiniteQueryOptions({
      queryKey: keys.deviations(filter),
      queryFn: ({ signal, pageParam }) =>
        api.listDeviations({ ...filter, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
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
  deviationsOf: (signal: number) =>
    queryOptions({
      queryKey: keys.deviationsOf(signal),
      queryFn: ({ signal: abort }) => api.listDeviations({ signal, order: 'strongest', limit: 100 }, { signal: abort }),
    }),
  budget: (place: number) =>
    queryOptions({
      queryKey: keys.budget(place),
      queryFn: ({ signal }) => api.getAlarmBudget({ id: place }, { signal }),
    }),
  budgetPreview: (place: number, perWeek: number) =>
    queryOptions({
      queryKey: keys.budgetPreview(place, perWeek),
      queryFn: ({ signal }) => api.previewAlarmBudget({ id: place, perWeek }, { signal }),
      staleTime: MINUTE_MS,
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

/** What the lists of signals and of deviations are asked for. */
export interface FindingsFilter {
  readonly place?: number | undefined;
  readonly kind?: DeviationKind | undefined;
  readonly open?: boolean | undefined;
  readonly order?: 'newest' | 'strongest' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ThingChoice {
  readonly search?: string | undefined;
  readonly place?: number | undefined;
  readonly passport?: PassportStatus | undefined;
}

export const isBusy = ({ status }: Import): boolean => ['uploading', 'waiting', 'running'].includes(status);
export const isOpen = ({ end }: Deviation): boolean => end === null;

function periodOf(window: BandWindow): { from: string; to: string } {
  const to = window.kind === 'live' ? Date.now() : window.to;
  return { from: new Date(window.from).toISOString(), to: new Date(to).toISOString() };
}
