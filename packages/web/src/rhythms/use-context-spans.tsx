import { useQuery } from '@tanstack/react-query';
import type { Deviation, Place } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { queries } from '../workbench/queries.ts';
import { type ContextSpan, calendarSpans, measureSpans, plannedSpans, silenceSpans } from './context-spans.ts';
import { type AskedSpans, calendarQuery, measuresInQuery, plannedInQuery } from './queries.ts';

interface Around {
  readonly asked: AskedSpans;
  readonly places: readonly Place[];
  readonly deviations: readonly Deviation[];
  readonly to: number;
  readonly now: number;
}

/** What was going on in a stretch of time; measures only for who works on signals, and of them what the server shows. */
export function useContextSpans({ asked, places, deviations, to, now }: Around): {
  spans: ContextSpan[];
  problem: ReactNode;
} {
  const { place, window } = asked;
  const planned = useQuery(plannedInQuery(asked));
  const calendar = useQuery(calendarQuery(asked));
  const { data: session } = useQuery(queries.session());
  // Cases are told to people, never to a key.
  const mayWork = (useMay('signals.work') ?? false) && session?.role === 'person';
  const measures = useQuery({ ...measuresInQuery(asked, nearOf(place, places)), enabled: mayWork });
  const failed = [planned, calendar, measures].find(({ error, data }) => error && !data);
  const spans = [
    ...plannedSpans(planned.data?.items ?? []),
    ...calendarSpans(calendar.data?.items ?? [], place.timeZone),
    ...silenceSpans(deviations, now),
    ...(mayWork ? measureSpans(measures.data ?? [], place.timeZone) : []),
  ];
  return {
    spans: spans.filter((span) => span.from < to && span.to > window.from),
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
