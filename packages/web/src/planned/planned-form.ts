import type { PlannedEvent, PlannedEventDraft } from '@wijkritme/contract';

export type PlannedForm = { -readonly [K in keyof PlannedEventDraft]: PlannedEventDraft[K] };

export const emptyForm: PlannedForm = { kind: 'event', name: '', start: '', end: '', expected: 'higher' };

/** What the fields hold of an event; times as the clock of the place shows them, for `datetime-local`. */
export function toForm({ kind, name, start, end, expected }: PlannedEvent, zone: string): PlannedForm {
  return { kind, name, start: wallTime(start, zone), end: wallTime(end, zone), expected };
}

/** @example wallTime('2026-12-05T18:00:00Z', 'Europe/Amsterdam') // '2026-12-05T19:00' */
export function wallTime(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return format.format(new Date(instant)).replace(' ', 'T');
}

export type FieldProblem = 'name' | 'start' | 'end' | 'order';

/** What is not filled in yet, or cannot be. */
export function problemsOf({ name, start, end }: PlannedForm): Set<FieldProblem> {
  const found = new Set<FieldProblem>();
  if (name.trim() === '') found.add('name');
  if (start === '') found.add('start');
  if (end === '') found.add('end');
  // Both are of the same form, so that their order as text is their order in time.
  else if (start !== '' && end <= start) found.add('order');
  return found;
}
