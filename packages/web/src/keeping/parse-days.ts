import { keepDays } from '@wijkritme/contract';

/** Days as somebody typed them. null: nothing was chosen; undefined: it is not a number of days that is allowed. */
export function parseDays(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
  return days >= keepDays.least && days <= keepDays.most ? days : undefined;
}
