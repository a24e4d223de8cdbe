import type { Language } from '../../foundation/http/language.ts';

/** What another budget would have shown, in one plain sentence. */
export function previewSentence(
  { days, shown, places }: { readonly days: number; readonly shown: number; readonly places: number },
  language: Language,
): string {
  const nl = language === 'nl';
  if (places === 0)
    return nl
      ? 'Op deze plek staan geen meetreeksen met dit budget.'
      : 'No datastreams of this place have this budget.';
  const where = places === 1 ? '' : nl ? `, in ${places} plekken samen` : `, in ${places} places together`;
  if (days === 0)
    return nl
      ? 'De meetreeksen van deze plek leren nog. Daarom is er nog niets te laten zien.'
      : 'The datastreams of this place are still learning, so there is nothing to show yet.';
  return nl
    ? `In de afgelopen ${days === 1 ? 'dag' : `${days} dagen`} had u ${shown === 1 ? '1 signaal' : `${shown} signalen`} gezien${where}.`
    : `In the past ${days === 1 ? 'day' : `${days} days`} you would have seen ${shown === 1 ? '1 signal' : `${shown} signals`}${where}.`;
}
