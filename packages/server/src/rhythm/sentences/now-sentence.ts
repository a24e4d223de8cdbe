import type { Datastream } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { type Amount, capital, comparison, type Measured, quantity } from './wording.ts';

export interface NowFacts {
  readonly measured: Measured;
  readonly status: Datastream['status'];
  readonly value: Amount | undefined;
  readonly expected: { readonly low: number; readonly mid: number; readonly high: number } | undefined;
  readonly higher: boolean;
  readonly daysNeeded: number;
  readonly unit: string;
  /** Where readings are refused: is the passport the reason, or that it is not in use? */
  readonly hasPassport: boolean;
}

/** One plain sentence about a datastream now. */
export function nowSentence(facts: NowFacts, language: Language): string {
  const nl = language === 'nl';
  const name = capital(facts.measured.propertyName[language]);
  const value = facts.value === undefined ? '' : quantity(facts.value, facts.unit, language);
  const normal = facts.expected === undefined ? '' : quantity(facts.expected.mid, facts.unit, language);
  switch (facts.status) {
    case 'no-data':
      return nl ? `${name}: er is nog geen meting.` : `${name}: no reading yet.`;
    case 'lab':
      return labSentence(name, value, nl);
    case 'refused':
      if (facts.hasPassport)
        return nl
          ? `${name}: metingen worden geweigerd, want de sensor is niet in gebruik.`
          : `${name}: readings are refused, because the sensor is not in use.`;
      return nl
        ? `${name}: metingen worden geweigerd, want er is geen geldig sensorpaspoort.`
        : `${name}: readings are refused, because there is no valid passport.`;
    case 'learning':
      return nl
        ? `${name}: ${value}. Nog ${days(facts.daysNeeded, language)} meten, dan weten wij wat normaal is.`
        : `${name}: ${value}. After ${days(facts.daysNeeded, language)} more we know what is normal.`;
    case 'gap':
      return nl
        ? `${name}: de sensor is stil. Wij weten niet hoe het nu is.`
        : `${name}: the sensor is silent. We do not know how it is now.`;
    case 'stuck':
      return nl
        ? `${name}: de sensor geeft steeds dezelfde waarde (${value}).`
        : `${name}: the sensor gives the same value all the time (${value}).`;
    case 'implausible':
      return nl
        ? `${name}: de nieuwste meting kan niet kloppen. Wij weten niet hoe het nu is.`
        : `${name}: the newest reading cannot be right. We do not know how it is now.`;
    case 'deviation':
      return nl
        ? `Nu ${comparison(facts.measured, facts.higher, language, false)}: ${value}. Normaal is ${normal}.`
        : `Now ${comparison(facts.measured, facts.higher, language, false)}: ${value}. Normal is ${normal}.`;
    case 'normal':
      return nl ? `${name}: ${value}. Dat is gewoon op dit moment.` : `${name}: ${value}. That is usual at this time.`;
    default:
      return facts.status satisfies never;
  }
}

function labSentence(name: string, value: string, nl: boolean): string {
  if (value === '') return nl ? `${name}: in het lab, nog geen meting.` : `${name}: in the lab, no reading yet.`;
  return nl
    ? `${name}: in het lab gemeten ${value}. Deze meting telt niet mee.`
    : `${name}: measured ${value} in the lab. This reading does not count.`;
}

export function days(count: number, language: Language): string {
  if (language === 'nl') return count === 1 ? '1 dag' : `${count} dagen`;
  return count === 1 ? '1 day' : `${count} days`;
}
