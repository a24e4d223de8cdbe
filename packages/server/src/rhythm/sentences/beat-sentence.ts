import type { BeatWord } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { type Amount, comparison, type Measured, quantity } from './wording.ts';

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

/** @param faulty most of what is not known comes from sensors that say what cannot be */
export function beatLabel(word: BeatWord, language: Language, faulty = false): string {
  if (word === 'silent-sensor' && faulty) return language === 'nl' ? 'sensor meet verkeerd' : 'sensor is faulty';
  return labels[word][language];
}

export interface BeatFacts {
  readonly place: string;
  readonly word: BeatWord;
  readonly datastreams: number;
  readonly silent: number;
  readonly implausible: number;
  /** Of which nobody knows yet what is normal. */
  readonly learning: number;
  readonly strongest:
    | {
        readonly measured: Measured;
        readonly unit: string;
        readonly value: Amount;
        readonly normal: number | undefined;
        readonly higher: boolean;
      }
    | undefined;
}

/** How a place is now, in one plain sentence or two. */
export function beatSentence(facts: BeatFacts, language: Language): string {
  return (
    main(facts, language) +
    learningNote(facts, language) +
    silentNote(facts, language) +
    implausibleNote(facts, language)
  );
}

function main({ place, word, silent, implausible, strongest }: BeatFacts, language: Language): string {
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
        ? `Van ${place} weten wij het nu niet: de meeste sensoren ${troubles(silent, implausible).nl}.`
        : `We do not know about ${place} now: most sensors ${troubles(silent, implausible).en}.`;
    default:
      return nl ? `In ${place} is het zoals altijd op dit moment.` : `In ${place} it is as usual for this time.`;
  }
}

/** Where it holds for some of them alone. */
function learningNote({ word, learning, datastreams }: BeatFacts, language: Language): string {
  if (learning === 0 || learning === datastreams || (word !== 'usual' && word !== 'learning')) return '';
  const nl = language === 'nl';
  if (word === 'learning')
    return nl
      ? ` Dat geldt voor ${learning} van de ${datastreams} meetreeksen.`
      : ` That holds for ${learning} of ${datastreams} datastreams.`;
  return nl
    ? ` Van ${learning} van de ${datastreams} meetreeksen weten wij nog niet wat normaal is.`
    : ` Of ${learning} of ${datastreams} datastreams we do not know yet what is normal.`;
}

function silentNote({ word, silent, datastreams }: BeatFacts, language: Language): string {
  if (silent === 0 || word === 'silent-sensor' || word === 'no-sensor') return '';
  if (language === 'nl') return ` ${silent} van de ${datastreams} meetreeksen ${silent === 1 ? 'is' : 'zijn'} stil.`;
  return ` ${silent} of ${datastreams} datastreams ${silent === 1 ? 'is' : 'are'} silent.`;
}

function troubles(silent: number, implausible: number): { nl: string; en: string } {
  if (implausible === 0) return { nl: 'zijn stil', en: 'are silent' };
  if (silent === 0) return { nl: 'geven waarden die niet kunnen kloppen', en: 'give values that cannot be right' };
  return {
    nl: 'zijn stil of geven waarden die niet kunnen kloppen',
    en: 'are silent or give values that cannot be right',
  };
}

function implausibleNote({ word, implausible, datastreams }: BeatFacts, language: Language): string {
  if (implausible === 0 || word === 'silent-sensor' || word === 'no-sensor') return '';
  const one = implausible === 1;
  if (language === 'nl')
    return ` ${implausible} van de ${datastreams} meetreeksen ${one ? 'geeft' : 'geven'} waarden die niet kunnen kloppen.`;
  return ` ${implausible} of ${datastreams} datastreams ${one ? 'gives' : 'give'} values that cannot be right.`;
}
