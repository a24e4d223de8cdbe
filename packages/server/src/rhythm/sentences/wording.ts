import { findProperty, findUnit, type SeriesKind, shownDecimals } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

/** Number for people: at most one decimal, of what is very small two digits that count; Dutch or English separators. */
function numberText(value: number, unit: string, language: Language): string {
  const digits = shownDecimals(value, unit);
  // What rounds to zero has no sign.
  const shown = Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
  return formatOf(digits, language).format(shown);
}

const formats = new Map<string, Intl.NumberFormat>();
function formatOf(digits: number, language: Language): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

const unitWords: Readonly<Record<string, { nl: string; en: string }>> = {
  '{count}': { nl: '', en: '' },
  'dB(A)': { nl: 'decibel', en: 'decibel' },
  'ug/m3': { nl: 'µg/m³', en: 'µg/m³' },
  'mm/h': { nl: 'mm per uur', en: 'mm per hour' },
  Cel: { nl: '°C', en: '°C' },
  '%': { nl: '%', en: '%' },
};

/** What a numbered state is called; a mean of states stays a number. */
const stateWords: Readonly<Record<string, { nl: readonly string[]; en: readonly string[] }>> = {
  '{off-on}': { nl: ['uit', 'aan'], en: ['off', 'on'] },
  '{closed-open}': { nl: ['dicht', 'open'], en: ['closed', 'open'] },
};

function stateText(value: number, unit: string, language: Language): string | undefined {
  if (unit === '{state}') return `${language === 'nl' ? 'toestand' : 'state'} ${numberText(value, unit, language)}`;
  return stateWords[unit]?.[language][value];
}

/** @example nameOfState(1, '{closed-open}', 'nl') // 'open' */
export function nameOfState(state: number, unit: string, language: Language): string {
  return stateText(state, unit, language) ?? `${language === 'nl' ? 'toestand' : 'state'} ${state}`;
}

/** A number; a count that is not shown because it is below this minimum; or one that would give away another. */
export type Amount = number | { readonly below: number } | typeof hiddenInSum;
/** A total that is not shown, because a part of it is small or was not counted. */
export const hiddenInSum = { below: null } as const;

/**
 * @example quantity(43.25, 'dB(A)', 'nl') // '43,3 decibel'
 * @example quantity(0.0412, 'uSv/h', 'nl') // '0,041 µSv/h'
 * @example quantity({ below: 5 }, '{count}', 'nl') // 'minder dan 5'
 * @example quantity(hiddenInSum, '{count}', 'nl') // 'een aantal dat wij niet tonen'
 */
export function quantity(value: Amount, unit: string, language: Language): string {
  if (typeof value === 'object') {
    if (value.below === null)
      return language === 'nl' ? 'een aantal dat wij niet tonen' : 'a count that we do not show';
    return `${language === 'nl' ? 'minder dan' : 'fewer than'} ${quantity(value.below, unit, language)}`;
  }
  const state = stateText(value, unit, language);
  if (state !== undefined) return state;
  const word = unitWords[unit]?.[language] ?? (unit in stateWords ? '' : (findUnit(unit)?.sign ?? unit));
  const number = numberText(value, unit, language);
  if (word === '') return number;
  return word === '%' ? `${number}%` : `${number} ${word}`;
}

/** The thing measured, with its article, as the subject of a sentence. */
const subjects: Readonly<Record<string, { nl: string; en: string }>> = {
  'sound-level': { nl: 'het geluid', en: 'the sound' },
  pm25: { nl: 'het fijnstof', en: 'fine dust' },
  no2: { nl: 'de stikstofdioxide', en: 'nitrogen dioxide' },
  temperature: { nl: 'de temperatuur', en: 'the temperature' },
  rainfall: { nl: 'de neerslag', en: 'the rainfall' },
  humidity: { nl: 'de luchtvochtigheid', en: 'the humidity' },
  'soil-moisture': { nl: 'het bodemvocht', en: 'the soil moisture' },
  'wind-speed': { nl: 'de windsnelheid', en: 'the wind speed' },
  'heavy-vehicles': { nl: 'het zware verkeer', en: 'the number of heavy vehicles' },
  speed: { nl: 'de snelheid', en: 'the speed' },
  'travel-time': { nl: 'de reistijd', en: 'the travel time' },
  occupancy: { nl: 'de bezetting', en: 'the occupancy' },
  'on-off': { nl: 'de stand (aan of uit)', en: 'the state (on or off)' },
  'open-closed': { nl: 'de stand (open of dicht)', en: 'the state (open or closed)' },
  state: { nl: 'de toestand', en: 'the state' },
};

export interface Measured {
  readonly property: string;
  readonly propertyName: { readonly nl: string; readonly en: string };
  readonly kind: SeriesKind;
}

/** @example subjectOf(pedestrians, 'nl') // 'het aantal voetgangers' */
export function subjectOf({ property, propertyName, kind }: Measured, language: Language): string {
  const name = propertyName[language];
  const own = subjects[property]?.[language];
  if (own !== undefined) return own;
  if (kind === 'count') return language === 'nl' ? `het aantal ${name}` : `the number of ${name}`;
  return language === 'nl' ? `de waarde van ${name}` : `the value of ${name}`;
}

/** Counted, but in Dutch one word for all of it: “er is meer zwaar verkeer”. */
const massNouns = new Set(['heavy-vehicles']);

/** @example comparison(sound, true, 'nl', true) // 'was het geluid harder dan normaal' */
export function comparison(measured: Measured, higher: boolean, language: Language, past: boolean): string {
  const name = measured.propertyName[language];
  if (measured.kind === 'count') {
    const verbs = massNouns.has(measured.property) ? ['was', 'is'] : ['waren', 'zijn'];
    if (language === 'nl') return `${past ? verbs[0] : verbs[1]} er ${higher ? 'meer' : 'minder'} ${name} dan normaal`;
    return `there ${past ? 'were' : 'are'} ${higher ? 'more' : 'fewer'} ${name} than normal`;
  }
  if (measured.property === 'rainfall') return rain(higher, language, past);
  const words = findProperty(measured.property)?.words[language];
  const word =
    (higher ? words?.higher : words?.lower) ??
    (language === 'nl' ? (higher ? 'hoger' : 'lager') : higher ? 'higher' : 'lower');
  const subject = subjectOf(measured, language);
  if (language === 'nl') return `${past ? 'was' : 'is'} ${subject} ${word} dan normaal`;
  return `${subject} ${past ? 'was' : 'is'} ${word} than normal`;
}

/** Rain falls: it is more or less, not higher. Nobody knows what is normal of it without the hour, so that is told. */
function rain(more: boolean, language: Language, past: boolean): string {
  if (language === 'nl')
    return `${past ? 'viel' : 'valt'} er ${more ? 'meer' : 'minder'} neerslag dan normaal voor die tijd van de dag`;
  return `${more ? 'more' : 'less'} rain ${past ? 'fell' : 'falls'} than is normal for that time of day`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
