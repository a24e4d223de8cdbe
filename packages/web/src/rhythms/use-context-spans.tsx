import { useQuery } from '@tanstack/react-query';
import type { Datastream, Deviation, InterventionSummary, Place, Signal } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { queries } from '../workbench/queries.ts';
import { type ContextSpan, calendarSpans, measureSpans, plannedSpans } from './context-spans.ts';
import { chosenMeasures } from './measures-near.ts';
import { type AskedSpans, calendarQuery, measuresInQuery, outagesQuery, plannedInQuery } from './queries.ts';
import { silenceSpans } from './silence-spans.ts';

interface Around {
  readonly asked: AskedSpans;
  readonly places: readonly Place[];
  readonly datastreams: readonly Datastream[];
  readonly deviations: readonly Deviation[];
  /** Measures that the address names. */
  readonly named: string | undefined;
  readonly to: number;
  readonly now: number;
}

/** What was going on in a stretch of time; measures only for who works on signals, and of them what the server shows. */
export function useContextSpans({ asked, places, datastreams, deviations, named, to, now }: Around): {
  spans: ContextSpan[];
  outages: readonly Signal[];
  measures: { all: readonly InterventionSummary[]; chosen: readonly InterventionSummary[]; more: boolean };
  problem: ReactNode;
} {
  const { place, window } = asked;
  const planned = useQuery(plannedInQuery(asked));
  const calendar = useQuery(calendarQuery(asked));
  const silent = useQuery(outagesQuery(asked));
  const { data: session } = useQuery(queries.session());
  // Cases are told to people, never to a key.
  const mayWork = (useMay('signals.work') ?? false) && session?.role === 'person';
  const measures = useQuery({ ...measuresInQuery(asked, nearOf(place, places)), enabled: mayWork });
  const failed = [planned, calendar, silent, measures].find(({ error, data }) => error && !data);
  const outages = silent.data ?? [];
  const all = (mayWork && measures.data?.items) || [];
  const chosen = chosenMeasures(all, named);
  const spans = [
    ...plannedSpans(planned.data?.items ?? []),
    ...calendarSpans(calendar.data?.items ?? [], place.timeZone),
    ...silenceSpans({ deviations, outages, datastreams, now }),
    ...measureSpans(chosen, place.timeZone),
  ];
  return {
    spans: spans.filter((span) => span.from < to && span.to > window.from),
    outages,
    measures: { all, chosen, more: measures.data?.more ?? false },
    problem: failed ? <ErrorAlert error={failed.error} onRetry={() => void failed.refetch()} /> : null,
  };
}

/** The place, what it lies in, and what lies in it. */
function nearOf(place: Place, places: readonly Place[]): Place[] {
  const byId = new Map(places.map((one) => [one.id, one]));
  const around = (one: Place | undefined): Place[] =>
    one ? [one, ...around(one.parentId === null ? undefined : byId.get(one.parentId))] : [];
  const above = new Set(around(place));
  return places.filter((one) => above.has(one) || around(one).includes(place));
}
