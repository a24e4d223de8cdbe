import { queryOptions } from '@tanstack/react-query';
import type { Deviation, InterventionSummary, Place, Signal } from '@wijkritme/contract';
import { addDays, civilDate } from '../i18n/zone.ts';
import { type BandWindow, keys } from '../live/keys.ts';
import { liveStore } from '../live/store.ts';
import { api } from '../workbench/api.ts';
import { measuresNear } from './measures-near.ts';

const MINUTE_MS = 60_000;
/** So many are drawn; where there are more, the page says that it shows the newest. */
export const mostDeviations = 500;
const mostPlanned = 200;
const mostListed = 500;
/** Days around the window, so that a school holiday is told with its true begin and end. */
const daysAround = 70;
const everyMinute =
  ({ kind }: BandWindow) =>
  () =>
    kind === 'fixed' || liveStore.get().paused ? false : MINUTE_MS;

export interface AskedSpans {
  readonly place: Place;
  readonly window: BandWindow;
  /** Where the window ends, UTC ms: of a live one the end of today. */
  readonly until: number;
}

const periodOf = ({ window, until }: AskedSpans) => ({
  from: new Date(window.from).toISOString(),
  to: new Date(until).toISOString(),
});

export const deviationsQuery = (asked: AskedSpans) =>
  queryOptions({
    queryKey: [...keys.deviationsAt(asked.place.id), 'lanes', asked.window],
    queryFn: async ({ signal }): Promise<{ items: Deviation[]; more: boolean }> => {
      const query = { place: asked.place.id, limit: mostDeviations, ...periodOf(asked) };
      const { items, next } = await api.listDeviations(query, { signal });
      return { items, more: next !== null };
    },
    refetchInterval: everyMinute(asked.window),
  });

export const plannedInQuery = (asked: AskedSpans) =>
  queryOptions({
    queryKey: [...keys.plannedAll, asked.place.id, 'lanes', asked.window],
    queryFn: ({ signal }) =>
      api.listPlannedEvents({ id: asked.place.id, limit: mostPlanned, ...periodOf(asked) }, { signal }),
  });

export const calendarQuery = ({ place, window, until }: AskedSpans) =>
  queryOptions({
    queryKey: ['calendar', place.id, window],
    queryFn: ({ signal }) => {
      const from = addDays(civilDate(window.from, place.timeZone), -daysAround);
      const to = addDays(civilDate(until - 1, place.timeZone), daysAround);
      return api.getCalendar({ id: place.id, from, to }, { signal });
    },
    staleTime: 10 * MINUTE_MS,
  });

/** Signals of which the server says that they were one outage, with a sentence. */
export const outagesQuery = (asked: AskedSpans) =>
  queryOptions({
    queryKey: keys.signals({ outagesAt: asked.place.id, window: asked.window }),
    queryFn: async ({ signal }): Promise<Signal[]> => {
      const query = { place: asked.place.id, kind: 'silent', limit: mostDeviations, ...periodOf(asked) } as const;
      return (await api.listSignals(query, { signal })).items.filter(({ outage }) => outage);
    },
    refetchInterval: everyMinute(asked.window),
  });

/** Measures of cases that one may see, at these places and in this time; those that run first. */
export const measuresInQuery = ({ window, until, place }: AskedSpans, near: readonly Place[]) =>
  queryOptions({
    queryKey: keys.measuresBy(`lanes ${place.id} ${window.from} ${window.kind}`),
    queryFn: async ({ signal }): Promise<{ items: InterventionSummary[]; more: boolean }> => {
      const [from, to] = [civilDate(window.from, place.timeZone), civilDate(until - 1, place.timeZone)];
      const { items, next } = await api.listInterventions({ from, to, limit: mostListed }, { signal });
      return { items: measuresNear(items, near), more: next !== null };
    },
    staleTime: MINUTE_MS,
  });
