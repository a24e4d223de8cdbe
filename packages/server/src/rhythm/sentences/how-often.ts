import type { Language } from '../../foundation/http/language.ts';

const WEEKS_PER_YEAR = 52;
const MOST_YEARS = 10;

/** How rare something is, rounded to what people can picture. @example howOften(7.2, 'nl') // 'ongeveer eens in de 7 weken' */
export function howOften(onceInWeeks: number, language: Language): string {
  const weeks = Math.max(1, Math.round(onceInWeeks));
  const years = Math.round(weeks / WEEKS_PER_YEAR);
  const nl = language === 'nl';
  if (years > MOST_YEARS)
    return nl ? `minder dan eens in de ${MOST_YEARS} jaar` : `less than once in ${MOST_YEARS} years`;
  if (years > 1) return nl ? `ongeveer eens in de ${years} jaar` : `about once in ${years} years`;
  if (weeks === 1) return nl ? 'ongeveer eens per week' : 'about once a week';
  return nl ? `ongeveer eens in de ${weeks} weken` : `about once in ${weeks} weeks`;
}
