import { HOUR } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { clockOf, dayOf } from './moments.ts';
import { quantity } from './wording.ts';

export interface ForecastFacts {
  readonly unit: string;
  readonly timeZone: string;
  /** UTC ms; what has passed is not expected any more. */
  readonly now: number;
  readonly time: readonly number[];
  readonly p10: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p90: readonly (number | null)[];
}

/** What is expected in the next day: when most, how much, and how sure. */
export function forecastSentence(facts: ForecastFacts, language: Language): string {
  const nl = language === 'nl';
  const { unit, timeZone, now, time, p10, p50, p90 } = facts;
  let top = -1;
  for (const [i, value] of p50.entries()) {
    const start = time[i] as number;
    if (value === null || start < now || start >= now + 24 * HOUR) continue;
    if (top < 0 || value > (p50[top] as number)) top = i;
  }
  if (top < 0) return nl ? 'De eerste voorspelling wordt nog gemaakt.' : 'The first forecast is being made.';
  const moment = time[top] as number;
  const clock = clockOf(moment, language, timeZone);
  const when = `${dayOf(moment, language, timeZone)} ${nl ? `rond ${clock} uur` : `around ${clock}`}`;
  const [low, mid, high] = [p10, p50, p90].map((column) => quantity(column[top] ?? Number.NaN, unit, language));
  return nl
    ? `De komende 24 uur verwachten wij de hoogste waarde op ${when}: ongeveer ${mid}. Acht van de tien keer ligt die tussen ${low} en ${high}.`
    : `In the next 24 hours we expect the highest value on ${when}: about ${mid}. Eight times out of ten it lies between ${low} and ${high}.`;
}
