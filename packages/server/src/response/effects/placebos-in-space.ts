import { type EffectReport, type EffectSize, toEffectSize } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import { changeText, type Measured } from './amounts.ts';
import type { KeptQuestion } from './kept-question.ts';

interface Judged {
  readonly report: Pick<EffectReport, 'placebos'>;
  readonly question: Pick<KeptQuestion, 'series'>;
}

/**
 * What the method found at each comparison in the weeks of the measure, where nothing was done; as people read it. None of those where it
 * cannot be told. Of counts per cent alone: how many there were a day is not kept of comparisons.
 */
export function placebosInSpace({ report, question }: Judged): ReadonlyMap<string, EffectSize> {
  const found = new Map<string, EffectSize>();
  for (const { id, onScale } of report.placebos.inSpace) {
    const kept = question.series[id];
    // JSON keeps what is no number as null, which is no finite number either.
    if (!kept || !Number.isFinite(onScale)) continue;
    found.set(id, toEffectSize({ ...kept, id, times: [], values: [] }, onScale, Number.NaN));
  }
  return found;
}

/** From the least to the most of them. @example placesSentence([], measured, 'en') // 'Whether the places that …' */
export function placesSentence(found: Iterable<EffectSize>, measured: Measured, language: Language): string {
  const sizes = [...found].sort((a, b) => a.onScale - b.onScale);
  const [least, most] = [sizes[0], sizes.at(-1)];
  const nl = language === 'nl';
  if (!least || !most)
    return nl
      ? 'Of de plekken waarmee is vergeleken zelf veranderden, is niet te zeggen.'
      : 'Whether the places that were compared with changed themselves, nobody can tell.';
  const [from, to] = [changeText(least, measured, language), changeText(most, measured, language)];
  const between = nl
    ? from === to
      ? from
      : `tussen ${from} en ${to}`
    : from === to
      ? from
      : `between ${from} and ${to}`;
  return nl
    ? `Waarmee is vergeleken, daar is niets gedaan. Toch vindt dezelfde berekening daar ${between}. Hoe verder dat uiteen ligt, hoe ruimer de marge van het effect.`
    : `Nothing was done at the places that were compared with. Still the same computation finds ${between} there. The further apart, the wider the range of the effect.`;
}
