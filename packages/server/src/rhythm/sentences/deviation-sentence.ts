import type { DeviationKind, DeviationPattern } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { clockOf, dayOf, since, span } from './moments.ts';
import { type Amount, capital, comparison, type Measured, quantity, subjectOf } from './wording.ts';

export interface DeviationFacts {
  readonly measured: Measured;
  readonly kind: DeviationKind;
  readonly pattern: DeviationPattern | null;
  readonly start: number;
  readonly end: number | null;
  readonly peakTime: number;
  readonly peakValue: Amount | null;
  /** Where it cannot be: the last plausible value. */
  readonly expectedMid: number | null;
  readonly meanDifference: number | null;
  readonly unit: string;
  readonly thingName: string;
  readonly placeName: string | undefined;
  readonly timeZone: string;
}

/** One plain sentence or two: what, where, when, how much against normal. */
export function deviationSentence(facts: DeviationFacts, language: Language): string {
  const where = facts.placeName === undefined ? '' : ` in ${facts.placeName}`;
  return `${capital(when(facts, language))} ${what(facts, language)}${where}. ${sensor(facts, language)}`;
}

/** A changed shape is one of a whole day. */
function when({ kind, start, end, timeZone }: DeviationFacts, language: Language): string {
  if (kind === 'changed-shape') return `${language === 'nl' ? 'op' : 'on'} ${dayOf(start, language, timeZone)}`;
  return end === null ? since(start, language, timeZone) : span(start, end, language, timeZone);
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
    case 'changed-shape':
      return shape(facts, language);
    case 'implausible':
      return nl
        ? `${past ? 'gaf' : 'geeft'} de sensor voor ${name} waarden die niet kunnen kloppen`
        : `the sensor ${past ? 'gave' : 'gives'} values for ${name} that cannot be right`;
    case 'other-state':
      return otherState(facts, language);
    default:
      return facts.kind satisfies never;
  }
}

function otherState({ measured, pattern, end }: DeviationFacts, language: Language): string {
  if (pattern !== 'switching') return comparison(measured, true, language, end !== null);
  const subject = subjectOf(measured, language);
  if (language === 'nl') return `${end === null ? 'wisselt' : 'wisselde'} ${subject} vaker dan normaal`;
  return `${subject} ${end === null ? 'switches' : 'switched'} more often than normal`;
}

function shape({ measured, pattern }: DeviationFacts, language: Language): string {
  const name = measured.propertyName[language];
  if (language === 'nl') {
    const hours =
      pattern === 'earlier' || pattern === 'later'
        ? `${pattern === 'earlier' ? 'eerder' : 'later'} op de dag`
        : 'op andere uren';
    return `viel het ritme van ${name} ${hours} dan normaal`;
  }
  const hours = pattern === 'earlier' || pattern === 'later' ? `${pattern} in the day` : 'at other hours';
  return `the rhythm of ${name} fell ${hours} than normal`;
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
    case 'changed-shape':
      if (peakValue === null || expectedMid === null) return unknown;
      return `${largestAt(facts, language)} ${compared({ facts, value: peakValue, normal: expectedMid }, language)}`;
    case 'implausible':
      return impossible(facts, language);
    case 'other-state':
      if (facts.pattern === 'switching' || peakValue === null || expectedMid === null) return unknown;
      return stood({ facts, value: peakValue, normal: expectedMid }, language);
    default:
      if (peakValue === null || expectedMid === null) return unknown;
      return compared({ facts, value: peakValue, normal: expectedMid }, language) + zeros(facts, language);
  }
}

interface Compared {
  readonly facts: DeviationFacts;
  readonly value: Amount;
  readonly normal: number;
}

function compared({ facts, value, normal }: Compared, language: Language): string {
  const name = capital(facts.thingName);
  const usual = quantity(normal, facts.unit, language);
  return `${name} ${saw(facts, value, language)}. ${language === 'nl' ? 'Normaal is dat' : 'Normal is'} ${usual}.`;
}

function stood({ facts, value, normal }: Compared, language: Language): string {
  const name = capital(facts.thingName);
  const [state, usual] = [quantity(value, facts.unit, language), quantity(normal, facts.unit, language)];
  const past = facts.end !== null;
  if (language === 'nl') return `${name} ${past ? 'stond' : 'staat'} op ${state}. Normaal is dan ${usual}.`;
  return `${name} ${past ? 'was' : 'is'} ${state}. Normal at that time is ${usual}.`;
}

function largestAt({ peakTime, timeZone }: DeviationFacts, language: Language): string {
  const clock = clockOf(peakTime, language, timeZone);
  return language === 'nl'
    ? `Het verschil was het grootst om ${clock} uur.`
    : `The difference was largest at ${clock}.`;
}

/** A street can be empty, a counter can be broken: zeros alone do not tell which. */
function zeros({ pattern, measured }: DeviationFacts, language: Language): string {
  if (pattern !== 'zeros') return '';
  const counts = measured.kind === 'count';
  if (language === 'nl') return ` Misschien ${counts ? 'telt de teller' : 'meet de sensor'} niet.`;
  return ` Perhaps the ${counts ? 'counter does not count' : 'sensor does not measure'}.`;
}

function impossible(facts: DeviationFacts, language: Language): string {
  const { peakValue, expectedMid, pattern, unit, end } = facts;
  const nl = language === 'nl';
  const name = capital(facts.thingName);
  const gave = peakValue === null ? '' : `${name} ${nl ? 'gaf' : 'gave'} ${quantity(peakValue, unit, language)}. `;
  const before = expectedMid === null ? '' : quantity(expectedMid, unit, language);
  const jump =
    pattern !== 'jump' || before === ''
      ? ''
      : nl
        ? `Vlak daarvoor was het ${before}. `
        : `Just before it was ${before}. `;
  const unknown = nl
    ? `Wij weten dus niet hoe het daar ${end === null ? 'is' : 'was'}.`
    : `So we do not know how it ${end === null ? 'is' : 'was'} there.`;
  return `${gave}${jump}${unknown}`;
}

/** People are counted, a level is measured. */
function saw({ measured, unit }: DeviationFacts, value: Amount, language: Language): string {
  const amount = quantity(value, unit, language);
  if (measured.kind === 'count') return language === 'nl' ? `telde er ${amount}` : `counted ${amount}`;
  return language === 'nl' ? `mat ${amount}` : `measured ${amount}`;
}
