import {
  type CalendarView,
  type EffectOutcome,
  type EffectSeries,
  measureEffect,
  type ProposedComparison,
  proposeComparisons,
  type SmallestEffect,
  smallestEffect,
  zoneRules,
} from '@wijkritme/engine';

/** A calendar that can be sent to another process and kept: civil days since 1970-01-01. */
export interface KeptCalendar {
  readonly timeZone: string;
  readonly holidays: readonly number[];
}

export interface MeasureRequest {
  readonly kind: 'measure';
  readonly target: EffectSeries;
  readonly comparisons: readonly EffectSeries[];
  readonly adjoining: readonly EffectSeries[];
  readonly calendar: KeptCalendar;
  /** UTC ms. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface PlanRequest {
  readonly kind: 'plan';
  readonly target: EffectSeries;
  readonly candidates: readonly EffectSeries[];
  /** Ids of candidates that are never compared with. */
  readonly adjoining: readonly string[];
  /** Ids that somebody chose; null: those that are proposed. */
  readonly chosen: readonly string[] | null;
  readonly calendar: KeptCalendar;
  readonly startMs: number;
  /** That it would be judged over. */
  readonly weeks: number;
}

export interface PlanAnswer {
  readonly proposals: readonly ProposedComparison[];
  readonly smallest: SmallestEffect;
}

export type WorkRequest = MeasureRequest | PlanRequest;
export interface WorkAnswers {
  readonly measure: EffectOutcome;
  readonly plan: PlanAnswer;
}

/** Does what is asked; takes as long as it takes, so not in the process that serves people. The same question gives the same answer. */
export function work(request: WorkRequest): WorkAnswers[WorkRequest['kind']] {
  switch (request.kind) {
    case 'measure':
      return measureEffect({ ...request, calendar: toCalendar(request.calendar) });
    case 'plan':
      return plan(request);
    default:
      return request satisfies never;
  }
}

function plan({ target, candidates, adjoining, chosen, startMs, weeks, ...rest }: PlanRequest): PlanAnswer {
  const calendar = toCalendar(rest.calendar);
  const proposals = proposeComparisons({ target, candidates, adjoining: new Set(adjoining), calendar, startMs });
  const wanted = new Set(chosen ?? proposals.filter(({ use }) => use).map(({ id }) => id));
  const comparisons = candidates.filter(({ id }) => wanted.has(id));
  return { proposals, smallest: smallestEffect({ target, comparisons, calendar, startMs, weeks }) };
}

function toCalendar({ timeZone, holidays }: KeptCalendar): CalendarView {
  const days = new Set(holidays);
  return { zone: zoneRules(timeZone), isHoliday: (day) => days.has(day) };
}
