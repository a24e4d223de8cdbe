import type { EffectVerdict } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { sureSentence } from './verdict-sentence.ts';

const sentences: Readonly<Record<EffectVerdict, Readonly<Record<Language, string>>>> = {
  'probably-less': {
    nl: 'Waarschijnlijk minder dan zonder de maatregel te verwachten was.',
    en: 'Probably less than was to be expected without the measure.',
  },
  'probably-more': {
    nl: 'Waarschijnlijk meer dan zonder de maatregel te verwachten was.',
    en: 'Probably more than was to be expected without the measure.',
  },
  'none-shown': {
    nl: 'Er is geen effect aangetoond. Dat is iets anders dan: er was geen effect.',
    en: 'No effect was shown. That is not the same as: there was none.',
  },
  'cannot-tell': { nl: 'Nu kan niemand zeggen of het hielp.', en: 'At this moment nobody can tell whether it helped.' },
};

/**
 * A verdict as everybody may read it: what was measured, what came out, and how far that may be trusted (decision 80). No figure and
 * no sensor.
 *
 * @param property what was measured; undefined: its datastream is gone
 * @example publicVerdict('none-shown', 'geluid', 'nl') // 'Gemeten: geluid. Er is geen effect aangetoond. …'
 */
export function publicVerdict(verdict: EffectVerdict, property: string | undefined, language: Language): string {
  const measured = property === undefined ? [] : [`${language === 'nl' ? 'Gemeten' : 'Measured'}: ${property}.`];
  return [...measured, sentences[verdict][language], sureSentence({ verdict }, language)].join(' ');
}
