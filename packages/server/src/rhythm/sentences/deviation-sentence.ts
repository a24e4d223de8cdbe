import type { DeviationKind } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { since, span } from './moments.ts';
import { capital, comparison, type Measured, quantity } from './wording.ts';

export interface DeviationFacts {
  readonly measured: Measured;
  readonly kind: DeviationKind;
  readonly start: number;
  readonly end: number | null;
  readonly peakValue: number | null;
  readonly expectedMid: number | null;
  readonly meanDifference: number | null;
  readonly unit: string;
  readonly thingName: string;
  readonly placeName: string | undefined;
  readonly timeZone: string;
}

/** One plain sentence or two: what, where, when, how much against normal. */
export function deviationSentence(facts: DeviationFacts, language: Language): string {
  const when =
    facts.end === null
      ? since(facts.start, language, facts.timeZone)
      : span(facts.start, facts.end, language, facts.timeZone);
  const where = facts.placeName === undefined ? '' : ` in ${facts.placeName}`;
  return `${capital(when)} ${what(facts, language)}${where}. ${sensor(facts, language)}`;
}

function what(facts: DeviationFacts, language: Language): string {
  const past = facts.end !== null;
  const nl = language === 'nl';
  const name = facts.measured.propertyName[language];
  switch (facts.kind) {
    case 'higher':
      return comparison(facts.measured, true, language, past);
    case 'lower':
      return comparison(facts.measured, false, language, past);
    case 'silent':
      return nl
        ? `${past ? 'kwam' : 'komt'} er geen meting van ${name}`
        : `no reading of ${name} ${past ? 'came' : 'comes'} in`;
    case 'stuck':
      return nl
        ? `${past ? 'gaf' : 'geeft'} de sensor steeds dezelfde waarde voor ${name}`
        : `the sensor ${past ? 'gave' : 'gives'} the same value for ${name} all the time`;
    case 'level-shift':
      return nl
        ? `${past ? 'lag' : 'ligt'} het gewone niveau van ${name} ${(facts.meanDifference ?? 0) > 0 ? 'hoger' : 'lager'} dan daarvoor`
        : `the usual level of ${name} ${past ? 'was' : 'is'} ${(facts.meanDifference ?? 0) > 0 ? 'higher' : 'lower'} than before`;
    default:
      return facts.kind satisfies never;
  }
}

/** Which sensor said so, and how much. */
function sensor(facts: DeviationFacts, language: Language): string {
  const nl = language === 'nl';
  const { peakValue, expectedMid, meanDifference, unit } = facts;
  const name = capital(facts.thingName);
  const past = facts.end !== null;
  const unknown = nl ? `De sensor is ${name}.` : `The sensor is ${name}.`;
  switch (facts.kind) {
    case 'silent':
      return nl
        ? `${name} ${past ? 'was' : 'is'} stil. Wij weten dus niet hoe het daar ${past ? 'was' : 'is'}.`
        : `${name} ${past ? 'was' : 'is'} silent. So we do not know how it ${past ? 'was' : 'is'} there.`;
    case 'stuck':
      if (peakValue === null) return unknown;
      return nl
        ? `${name} bleef op ${quantity(peakValue, unit, language)}.`
        : `${name} stayed at ${quantity(peakValue, unit, language)}.`;
    case 'level-shift':
      if (meanDifference === null) return unknown;
      return nl
        ? `${name} meet een verschil van gemiddeld ${quantity(Math.abs(meanDifference), unit, language)}.`
        : `${name} measures a difference of ${quantity(Math.abs(meanDifference), unit, language)} on average.`;
    default:
      if (peakValue === null || expectedMid === null) return unknown;
      return `${name} ${saw(facts, peakValue, language)}. ${nl ? 'Normaal is dat' : 'Normal is'} ${quantity(expectedMid, unit, language)}.`;
  }
}

/** People are counted, a level is measured. */
function saw({ measured, unit }: DeviationFacts, value: number, language: Language): string {
  const amount = quantity(value, unit, language);
  if (measured.kind === 'count') return language === 'nl' ? `telde er ${amount}` : `counted ${amount}`;
  return language === 'nl' ? `mat ${amount}` : `measured ${amount}`;
}
