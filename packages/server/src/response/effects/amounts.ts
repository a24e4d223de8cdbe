import { DAY } from '@wijkritme/contract';
import type { EffectSize } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';

export interface Measured {
  readonly unit: string;
  readonly isCount: boolean;
}

const tag = { nl: 'nl-NL', en: 'en-GB' } as const;

function number(value: number, language: Language): string {
  const size = Math.abs(value);
  const digits = size >= 10 || size === 0 ? 0 : size >= 1 ? 1 : 2;
  return new Intl.NumberFormat(tag[language], { maximumFractionDigits: digits }).format(value);
}

/** @example percentText(18.4, 'nl') // '18%' */
export const percentText = (percent: number, language: Language): string => `${number(Math.abs(percent), language)}%`;

/** @example unitText(-12.3, { unit: '{count}', isCount: true }, 'nl') // '12 per dag' */
export function unitText(inUnit: number, { unit, isCount }: Measured, language: Language): string {
  const amount = number(Math.abs(inUnit), language);
  if (isCount) return `${amount} ${language === 'nl' ? 'per dag' : 'a day'}`;
  return unit.startsWith('{') || unit === '1' ? amount : `${amount} ${unit}`;
}

/** How large, without saying which way: per cent where that means something. */
export function sizeText(size: EffectSize, measured: Measured, language: Language): string {
  return size.percent === undefined ? unitText(size.inUnit, measured, language) : percentText(size.percent, language);
}

/** With the way it points. @example changeText(size, measured, 'nl') // '18% minder' */
export function changeText(size: EffectSize, measured: Measured, language: Language): string {
  const words = language === 'nl' ? ['minder', 'meer'] : ['less', 'more'];
  return `${sizeText(size, measured, language)} ${words[size.onScale < 0 ? 0 : 1]}`;
}

/** @example expectedText({ direction: 'less', size: 20, as: 'percent' }, measured, 'nl') // '20% minder' */
export function expectedText(
  {
    direction,
    size,
    as,
  }: { readonly direction: 'less' | 'more'; readonly size: number; readonly as: 'percent' | 'unit' },
  measured: Measured,
  language: Language,
): string {
  const amount = as === 'percent' ? percentText(size, language) : unitText(size, measured, language);
  const words = language === 'nl' ? { less: 'minder', more: 'meer' } : { less: 'less', more: 'more' };
  return `${amount} ${words[direction]}`;
}

export const weeksText = (weeks: number, language: Language): string =>
  language === 'nl' ? (weeks === 1 ? 'één week' : `${weeks} weken`) : weeks === 1 ? 'one week' : `${weeks} weeks`;

/** A local day. @param day since 1970-01-01 @example dayText(15_768, 'nl') // '4 maart 2013' */
export const dayText = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(tag[language], { dateStyle: 'long', timeZone: 'UTC' }).format(day * DAY);
