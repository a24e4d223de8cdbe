import type { Language } from '../../foundation/http/language.ts';

/** What another budget would have shown, in one plain sentence. */
export function previewSentence(
  { days, shown }: { readonly days: number; readonly shown: number },
  language: Language,
): string {
  const nl = language === 'nl';
  if (days === 0)
    return nl
      ? 'De meetreeksen van deze plek leren nog. Daarom is er nog niets te laten zien.'
      : 'The datastreams of this place are still learning, so there is nothing to show yet.';
  return nl
    ? `In de afgelopen ${days === 1 ? 'dag' : `${days} dagen`} had u ${shown === 1 ? '1 signaal' : `${shown} signalen`} gezien.`
    : `In the past ${days === 1 ? 'day' : `${days} days`} you would have seen ${shown === 1 ? '1 signal' : `${shown} signals`}.`;
}
