import type { SmallestEffect } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import { type Measured, sizeText, weeksText } from './amounts.ts';
import { cannotTellSentence } from './cannot-tell.ts';

/** What these sensors will not show, said before anything is done. */
export function smallestSentence(smallest: SmallestEffect, measured: Measured, language: Language): string {
  if (!smallest.ok) {
    const why = cannotTellSentence(smallest.because, language);
    return language === 'nl'
      ? `Met deze sensoren is straks niet te zeggen of het hielp. ${why}`
      : `With these sensors nobody can tell whether it helped. ${why}`;
  }
  const weeks = weeksText(smallest.weeks, language);
  const size = sizeText(smallest.less, measured, language);
  return language === 'nl'
    ? `Met deze sensoren ziet u in ${weeks} geen verandering die kleiner is dan ${size}.`
    : `With these sensors you will not see a change smaller than ${size} in ${weeks}.`;
}
