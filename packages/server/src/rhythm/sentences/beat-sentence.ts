import type { BeatWord } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { comparison, type Measured, quantity } from './wording.ts';

const labels: Readonly<Record<BeatWord, { nl: string; en: string }>> = {
  quiet: { nl: 'rustiger dan normaal', en: 'quieter than normal' },
  usual: { nl: 'zoals altijd', en: 'as usual' },
  busy: { nl: 'drukker dan normaal', en: 'busier than normal' },
  loud: { nl: 'harder dan normaal', en: 'louder than normal' },
  different: { nl: 'anders dan normaal', en: 'different from normal' },
  learning: { nl: 'nog aan het leren', en: 'still learning' },
  'silent-sensor': { nl: 'sensor is stil', en: 'sensor is silent' },
  'no-sensor': { nl: 'geen sensor', en: 'no sensor' },
};

export function beatLabel(word: BeatWord, language: Language): string {
  return labels[word][language];
}

export interface BeatFacts {
  readonly place: string;
  readonly word: BeatWord;
  readonly datastreams: number;
  readonly silent: number;
  readonly strongest:
    | {
        readonly measured: Measured;
        readonly unit: string;
        readonly value: number;
        readonly normal: number | undefined;
        readonly higher: boolean;
      }
    | undefined;
}

/** How a place is now, in one plain sentence or two. */
export function beatSentence(facts: BeatFacts, language: Language): string {
  return main(facts, language) + silentNote(facts, language);
}

function main({ place, word, strongest }: BeatFacts, language: Language): string {
  const nl = language === 'nl';
  if (strongest) {
    const value = quantity(strongest.value, strongest.unit, language);
    const text = comparison(strongest.measured, strongest.higher, language, false);
    const normal = strongest.normal === undefined ? '' : quantity(strongest.normal, strongest.unit, language);
    if (nl) return `In ${place} ${text}: ${value}.${normal && ` Normaal is ${normal}.`}`;
    return `In ${place} ${text}: ${value}.${normal && ` Normal is ${normal}.`}`;
  }
  switch (word) {
    case 'no-sensor':
      return nl ? `In ${place} hangt geen sensor.` : `There is no sensor in ${place}.`;
    case 'learning':
      return nl ? `In ${place} leren wij nog wat normaal is.` : `In ${place} we are still learning what is normal.`;
    case 'silent-sensor':
      return nl
        ? `Van ${place} weten wij het nu niet: de meeste sensoren zijn stil.`
        : `We do not know about ${place} now: most sensors are silent.`;
    default:
      return nl ? `In ${place} is het zoals altijd op dit moment.` : `In ${place} it is as usual for this time.`;
  }
}

function silentNote({ word, silent, datastreams }: BeatFacts, language: Language): string {
  if (silent === 0 || word === 'silent-sensor' || word === 'no-sensor') return '';
  if (language === 'nl') return ` ${silent} van de ${datastreams} meetreeksen ${silent === 1 ? 'is' : 'zijn'} stil.`;
  return ` ${silent} of ${datastreams} datastreams ${silent === 1 ? 'is' : 'are'} silent.`;
}
