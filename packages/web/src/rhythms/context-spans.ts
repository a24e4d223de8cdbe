import type { CalendarDay, InterventionSummary, PlannedEvent } from '@wijkritme/contract';
import { addDays, startOfDay } from '../i18n/zone.ts';
import type { Lasting } from './lay-lane.ts';

export type ContextKind = 'planned' | 'holiday' | 'school-break' | 'outage' | 'silence' | 'measure';

/** What was going on around the deviations. */
export interface ContextSpan extends Lasting {
  readonly key: string;
  readonly kind: ContextKind;
  /** Of silence the sensor; of an outage the sentence of the server. */
  readonly name: string;
  /** In silence: of how many series, at most at once. */
  readonly series?: number;
  /** It still lasts. */
  readonly open?: boolean;
  /** Of what it leads to, where it leads somewhere. */
  readonly id?: number;
  /** Of the Traffic Light Protocol, where it carries one. */
  readonly label?: string;
}

/** Days in a row with one name are one span of local days. What is planned comes with its hours from elsewhere. */
export function calendarSpans(days: readonly CalendarDay[], zone: string): ContextSpan[] {
  const spans: { kind: ContextKind; name: string; first: string; last: string }[] = [];
  for (const { kind, name, date } of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
    if (kind === 'event') continue;
    const running = spans.findLast((one) => one.kind === kind && one.name === name);
    if (running && (running.last === date || addDays(running.last, 1) === date)) running.last = date;
    else spans.push({ kind, name, first: date, last: date });
  }
  return spans.map(({ kind, name, first, last }) => ({
    key: `${kind} ${name} ${first}`,
    ...{ kind, name },
    from: startOfDay(first, zone),
    to: startOfDay(addDays(last, 1), zone),
  }));
}

export const plannedSpans = (events: readonly PlannedEvent[]): ContextSpan[] =>
  events.map(({ id, placeId, name, start, end }) => ({
    key: `planned ${id}`,
    ...{ kind: 'planned', name, id: placeId },
    ...{ from: Date.parse(start), to: Date.parse(end) },
  }));

/** From when it really began to when it really ended; where it has yet to, by its plan. */
export const measureSpans = (measures: readonly InterventionSummary[], zone: string): ContextSpan[] =>
  measures.map(({ id, title, label, startedAt, endedAt, startsOn, endsOn }) => ({
    key: `measure ${id}`,
    ...{ kind: 'measure', name: title, id, label },
    from: startedAt === null ? startOfDay(startsOn, zone) : Date.parse(startedAt),
    to: endedAt === null ? startOfDay(addDays(endsOn, 1), zone) : Date.parse(endedAt),
  }));
