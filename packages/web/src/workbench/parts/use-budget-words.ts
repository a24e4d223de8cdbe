import { useText } from '../../i18n/language.ts';

/** How people say a number of signals a week; a fraction is said in weeks. */
export function useBudgetWords(): (perWeek: number) => string {
  const { budget: text } = useText();
  return (perWeek) => {
    const weeks = 1 / perWeek;
    return perWeek < 1 && Math.abs(weeks - Math.round(weeks)) < 1e-9
      ? text.everyWeeks(Math.round(weeks))
      : text.perWeek(perWeek);
  };
}
