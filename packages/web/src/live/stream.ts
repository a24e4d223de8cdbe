import type { QueryClient } from '@tanstack/react-query';
import { type Band, type Beat, type Datastream, limits } from '@wijkritme/contract';
import type { BeatList, DatastreamList, DeviationList } from './answers.ts';
import { withBeats, withKnownDeviations, withLatest, withNewest, withPoints, withReadings } from './apply.ts';
import { addBeats, addDeviation, addReadings, batchPoints, createBatch, isEmpty, type LiveBatch } from './batch.ts';
import { keepLive } from './connection.ts';
import { type BandWindow, keys } from './keys.ts';
import type { LiveStore } from './store.ts';

export const newestLength = 5;
const announceMs = 2_000;
/** A hidden page gets no frames; it then catches up this often. */
const hiddenMs = 1_000;

export interface LiveOptions {
  readonly queryClient: QueryClient;
  readonly store: LiveStore;
  readonly language: string;
  readonly describe: (beat: Beat) => string;
}

/** One connection for the whole page: gathers messages per animation frame and writes them into the query cache. */
export function startLive({ queryClient, store, language, describe }: LiveOptions): () => void {
  let batch = createBatch();
  let scheduled = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const announce = createAnnouncer(store);
  const refetch = () => {
    if (!store.get().paused) refetchLive(queryClient);
  };

  const flush = () => {
    scheduled = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (store.get().paused) return;
    const full = batch;
    batch = createBatch();
    if (full.points > batchPoints) return refetch();
    if (!isEmpty(full)) for (const beat of applyBatch(queryClient, store, full)) announce.add(describe(beat));
  };
  const schedule = () => {
    if (store.get().paused) {
      // Only the number is kept while paused; going on fetches the rest.
      store.set({ waiting: store.get().waiting + batch.points });
      batch = createBatch();
      return;
    }
    // A page that sleeps must not gather for ever: the count stays, and the flush fetches anew.
    if (batch.points > batchPoints) batch.readings.clear();
    if (scheduled) return;
    scheduled = true;
    frame = requestAnimationFrame(flush);
    timer = setTimeout(flush, hiddenMs);
  };

  const stop = keepLive({
    url: `/v1/live?language=${language}`,
    handlers: {
      readings: (message) => {
        addReadings(batch, message);
        schedule();
      },
      beats: (message) => {
        addBeats(batch, message.items);
        schedule();
      },
      deviation: (deviation) => {
        addDeviation(batch, deviation);
        schedule();
      },
      resync: refetch,
      notices: () => void queryClient.invalidateQueries({ queryKey: keys.notices }),
      reports: () => void queryClient.invalidateQueries({ queryKey: keys.reports }),
    },
    onState: (connection) => store.set({ connection }),
    onGap: refetch,
  });
  return () => {
    stop();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    announce.stop();
  };
}

/** Stop writing into the page, or go on and fetch what was missed. */
export function setPaused(queryClient: QueryClient, store: LiveStore, paused: boolean): void {
  store.set({ paused, waiting: 0 });
  if (!paused) refetchLive(queryClient);
}

function refetchLive(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isLiveKey(queryKey[0]) });
}

function isLiveKey(name: unknown): boolean {
  return [
    'datastreams',
    'datastream',
    'beats',
    'band',
    'newest-deviations',
    'deviations',
    'deviations-in',
    'deviations-at',
    'deviations-of',
    'signals',
    'signal',
    'newest-signals',
    'reports',
  ].includes(String(name));
}

function applyBatch(queryClient: QueryClient, store: LiveStore, batch: LiveBatch): Beat[] {
  for (const [id, points] of batch.readings) {
    store.count(id, points.length);
    queryClient.setQueryData<Datastream>(keys.datastream(id), (item) => item && withLatest(item, points));
    for (const [key, band] of queryClient.getQueriesData<Band>({ queryKey: ['band', id] })) {
      const window = key[2] as BandWindow;
      if (!band || window.kind !== 'live') continue;
      const next = withPoints(band, points, limits.bandPoints);
      if (next !== band) queryClient.setQueryData(key, next);
    }
  }
  queryClient.setQueriesData<DatastreamList>(
    { queryKey: ['datastreams'] },
    (list) => list && withReadings(list, batch),
  );
  if (batch.deviations.size > 0) applyDeviations(queryClient, store, batch);
  else store.set({});
  return applyBeats(queryClient, batch);
}

function applyDeviations(queryClient: QueryClient, store: LiveStore, { deviations }: LiveBatch): void {
  // Ids rise; an older deviation that only changed or ended is not news.
  const { newestDeviation } = store.get();
  const list = queryClient.getQueryData<DeviationList>(keys.newest);
  const known = Math.max(newestDeviation, ...(list?.items.map(({ id }) => id) ?? []));
  const fresh = list ? [...deviations.keys()].filter((id) => id > known) : [];
  queryClient.setQueryData<DeviationList>(keys.newest, (list) => list && withNewest(list, deviations, newestLength));
  queryClient.setQueriesData<{ pages: DeviationList[]; pageParams: unknown[] }>({ queryKey: ['deviations'] }, (data) =>
    data ? { ...data, pages: data.pages.map((page) => withKnownDeviations(page, deviations)) } : data,
  );
  for (const { datastreamId } of deviations.values())
    void queryClient.invalidateQueries({ queryKey: ['deviations-in', datastreamId] });
  store.set({
    newDeviations: store.get().newDeviations + fresh.length,
    newestDeviation: Math.max(known, ...fresh),
  });
}

function applyBeats(queryClient: QueryClient, batch: LiveBatch): Beat[] {
  const list = queryClient.getQueryData<BeatList>(keys.beats);
  if (!list || batch.beats.size === 0) return [];
  const next = withBeats(list, batch.beats);
  queryClient.setQueryData(keys.beats, next.list);
  return next.changed;
}

/** Speaks at most once every two seconds, and then says everything that changed (ux.md, item 15). */
function createAnnouncer(store: LiveStore) {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = () => {
    timer = undefined;
    if (waiting.length === 0) return;
    store.set({ announcement: waiting.slice(-3).join(' ') });
    waiting = [];
    timer = setTimeout(speak, announceMs);
  };
  return {
    add: (text: string) => {
      waiting.push(text);
      timer ??= setTimeout(speak, 0);
    },
    stop: () => clearTimeout(timer),
  };
}
