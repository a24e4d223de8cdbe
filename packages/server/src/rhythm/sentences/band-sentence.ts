import type { Language } from '../../foundation/http/language.ts';
import { dayOf } from './moments.ts';
import { capital, type Measured, quantity, subjectOf } from './wording.ts';

export interface BandFacts {
  readonly measured: Measured;
  readonly unit: string;
  readonly timeZone: string;
  readonly points: {
    readonly stepMs: number;
    readonly time: readonly number[];
    readonly measured: readonly (number | null)[];
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
    /** Something was measured and is not shown. */
    readonly hidden?: readonly boolean[];
  };
  /** Smallest count that is shown; absent where all are. */
  readonly shownFrom?: number;
  /** A total, hidden where a part of it is. */
  readonly inSum?: true;
}

/** What the chart shows, in a sentence or two: how much of the time it was normal, the highest reading, what is hidden. */
export function bandSentence(facts: BandFacts, language: Language): string {
  if (facts.shownFrom === undefined || !facts.points.hidden?.includes(true)) return mainSentence(facts, language);
  const isAll = facts.points.measured.every((value) => value === null);
  return `${isAll ? '' : `${mainSentence(facts, language)} `}${hiddenSentence(facts.shownFrom, language)}${facts.inSum ? sumSentence(language) : ''}`;
}

/** Why a larger number is left out too. */
function sumSentence(language: Language): string {
  return language === 'nl'
    ? ' Dit is een totaal. Het ontbreekt ook waar een deel klein is of niet is geteld.'
    : ' This is a total. It is also left out where a part of it is small or was not counted.';
}

/** Why there is no number: the same words wherever one is left out. */
function hiddenSentence(minimum: number, language: Language): string {
  return language === 'nl'
    ? `Aantallen onder ${minimum} tonen wij niet. Zo is niemand te herkennen.`
    : `We do not show counts below ${minimum}, so that nobody can be recognised.`;
}

function mainSentence({ measured, unit, timeZone, points }: BandFacts, language: Language): string {
  const nl = language === 'nl';
  const name = measured.propertyName[language];
  const inside = { judged: 0, normal: 0, readings: 0, top: -1 };
  points.measured.forEach((value, i) => {
    if (value === null) return;
    inside.readings += 1;
    const top = points.measured[inside.top] ?? Number.NEGATIVE_INFINITY;
    if (value > top) inside.top = i;
    const [low, high] = [points.low[i], points.high[i]];
    if (low == null || high == null) return;
    inside.judged += 1;
    if (value >= low && value <= high) inside.normal += 1;
  });
  if (inside.readings === 0)
    return nl ? `In deze periode is er geen meting van ${name}.` : `There is no reading of ${name} in this period.`;
  const topValue = quantity(points.measured[inside.top] ?? 0, unit, language);
  const topDay = dayOf(points.time[inside.top] ?? 0, language, timeZone);
  const top = nl
    ? `De hoogste waarde was ${topValue}, op ${topDay}.`
    : `The highest value was ${topValue}, on ${topDay}.`;
  if (inside.judged === 0)
    return nl
      ? `${capital(name)}: wij leren nog wat normaal is. ${top}`
      : `${capital(name)}: we are still learning what is normal. ${top}`;
  const percent = Math.floor((100 * inside.normal) / inside.judged);
  const subject = capital(subjectOf(measured, language));
  return nl
    ? `${subject} was ${percent}% van de tijd normaal. ${top}`
    : `${subject} was normal ${percent}% of the time. ${top}`;
}
