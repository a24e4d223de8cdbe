import type { CannotTell } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import { dayText, percentText, weeksText } from './amounts.ts';

type Says<R extends CannotTell['reason']> = (
  because: Extract<CannotTell, { reason: R }>,
  language: Language,
) => readonly [nl: string, en: string];

const texts: { readonly [R in CannotTell['reason']]: Says<R> } = {
  'ends-before-start': () => ['De maatregel eindigt voor hij begint.', 'The measure ends before it begins.'],
  'starts-after-data': () => ['Sinds het begin is er nog niets gemeten.', 'Nothing was measured yet since the start.'],
  'too-short-after': ({ needed }, language) => [
    `Er zijn minstens ${weeksText(needed, language)} na het begin nodig.`,
    `At least ${weeksText(needed, language)} after the start are needed.`,
  ],
  'too-short-before': ({ weeks, needed }, language) => [
    `Er zijn ${weeksText(needed, language)} van voor het begin nodig; er zijn er ${weeks}.`,
    `${weeksText(needed, language)} from before the start are needed; there are ${weeks}.`,
  ],
  'gaps-before': ({ share, needed }, language) => [
    `Voor het begin is ${percentText(100 * share, language)} van de weken gemeten; nodig is ${percentText(100 * needed, language)}.`,
    `Before the start ${percentText(100 * share, language)} of the weeks were measured; ${percentText(100 * needed, language)} is needed.`,
  ],
  'gaps-after': ({ share, needed }, language) => [
    `Na het begin is ${percentText(100 * share, language)} van de weken gemeten; nodig is ${percentText(100 * needed, language)}.`,
    `After the start ${percentText(100 * share, language)} of the weeks were measured; ${percentText(100 * needed, language)} is needed.`,
  ],
  states: () => ['Van open en dicht bestaat geen meer of minder.', 'Of open and closed there is no more or less.'],
  constant: () => [
    'Deze meetreeks verandert nooit. Misschien hangt de sensor.',
    'This datastream never changes. Perhaps the sensor hangs.',
  ],
  'too-few-comparisons': ({ usable, needed }) => [
    `Er zijn minstens ${needed} plekken om mee te vergelijken nodig; bruikbaar zijn er ${usable}.`,
    `At least ${needed} places to compare with are needed; ${usable} can be used.`,
  ],
  'too-few-placebos': () => [
    'Er is te weinig geschiedenis om te weten wat toeval is.',
    'There is too little history to know what is chance.',
  ],
  'moved-before': () => [
    'Deze plek veranderde al vlak voor het begin. Dat kan de maatregel niet geweest zijn.',
    'This place had changed just before the start. That cannot have been the measure.',
  ],
  'began-elsewhere': ({ fromDay }, language) => {
    const day = dayText(fromDay, language);
    return [
      `Er veranderde iets in de week vanaf ${day}, veel duidelijker dan bij het begin. Dat kan iets anders geweest zijn.`,
      `Something changed in the week from ${day}, far more clearly than at the start. That may have been something else.`,
    ];
  },
  'one-comparison-decides': () => [
    'De uitkomst hangt aan één plek waarmee is vergeleken. Zonder die plek blijft er weinig van over.',
    'The outcome hangs on one place that was compared with. Without it, little is left of it.',
  ],
};

/** Why nothing can be told, and what would be needed. */
export function cannotTellSentence(because: CannotTell, language: Language): string {
  // One entry per reason, each for its own.
  const says = texts[because.reason] as Says<CannotTell['reason']>;
  return says(because as never, language)[language === 'nl' ? 0 : 1];
}
