import type { ExpectedEffect } from '@wijkritme/contract';
import type { EffectOutcome, EffectReport } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import { changeText, expectedText, type Measured, weeksText } from './amounts.ts';
import { cannotTellSentence } from './cannot-tell.ts';

/** The verdict in words: never more than the numbers carry. */
export function verdictSentence(outcome: EffectOutcome, measured: Measured, language: Language): string {
  const nl = language === 'nl';
  if (outcome.verdict === 'cannot-tell') {
    const why = cannotTellSentence(outcome.because, language);
    return nl ? `Niet te zeggen of het hielp. ${why}` : `Nobody can tell whether it helped. ${why}`;
  }
  const { effect, weeksAfter } = outcome.report;
  const weeks = weeksText(weeksAfter, language);
  if (outcome.verdict === 'none-shown')
    return nl
      ? `Geen effect aangetoond in ${weeks}. Dat is iets anders dan: er was geen effect.`
      : `No effect shown in ${weeks}. That is not the same as: there was none.`;
  const change = changeText(effect, measured, language);
  return nl
    ? `Waarschijnlijk ${outcome.verdict === 'probably-less' ? 'minder' : 'meer'}: ${change} dan zonder de maatregel te verwachten was, over ${weeks}.`
    : `Probably ${outcome.verdict === 'probably-less' ? 'less' : 'more'}: ${change} than was to be expected without the measure, over ${weeks}.`;
}

/** Between what the effect lies. */
export function intervalSentence({ low, high }: EffectReport, measured: Measured, language: Language): string {
  const [from, to] = [changeText(low, measured, language), changeText(high, measured, language)];
  return language === 'nl'
    ? `Het effect ligt tussen ${from} en ${to}. Zo’n marge hoort 95 van de 100 keer te kloppen. Op oude metingen was dat 87 tot 90 keer.`
    : `The effect lies between ${from} and ${to}. Such a range should hold 95 times in 100. On old measurements it held 87 to 90 times.`;
}

/** What was expected beforehand, beside what was found. */
export function expectationSentence(
  expected: Pick<ExpectedEffect, 'direction' | 'size' | 'as'>,
  outcome: EffectOutcome | null,
  { measured, language }: { readonly measured: Measured; readonly language: Language },
): string {
  const nl = language === 'nl';
  const said = expectedText(expected, measured, language);
  const head = nl ? `Vooraf verwacht: ${said}.` : `Expected beforehand: ${said}.`;
  if (outcome === null || outcome.verdict === 'cannot-tell') return head;
  const texts = {
    none: ['Dat is niet aangetoond.', 'That was not shown.'],
    opposite: ['Het ging de andere kant op.', 'It went the other way.'],
    within: ['Dat past bij wat is gevonden.', 'That fits what was found.'],
    smaller: ['Gevonden is minder dan dat.', 'Less than that was found.'],
    larger: ['Gevonden is meer dan dat.', 'More than that was found.'],
  } as const;
  return `${head} ${texts[howItFits(expected, outcome)][nl ? 0 : 1]}`;
}

type Fit = 'none' | 'opposite' | 'within' | 'smaller' | 'larger';

function howItFits(
  { direction, size, as }: Pick<ExpectedEffect, 'direction' | 'size' | 'as'>,
  { verdict, report }: Exclude<EffectOutcome, { verdict: 'cannot-tell' }>,
): Fit {
  if (verdict === 'none-shown') return 'none';
  if ((verdict === 'probably-less') !== (direction === 'less')) return 'opposite';
  const along = (one: EffectReport['effect']) =>
    (direction === 'less' ? -1 : 1) * ((as === 'percent' ? one.percent : one.inUnit) ?? 0);
  const [least, most] = [along(report.low), along(report.high)].sort((a, b) => a - b) as [number, number];
  if (size > most) return 'smaller';
  return size < least ? 'larger' : 'within';
}

/**
 * How far such a verdict may be trusted: measured on recordings, see docs/results.md. Where no effect was put in, the method
 * claimed one in 8.6 % (Leeds) and 5.8 % (Dublin) of the measures, where 5 % was the promise.
 */
export function sureSentence({ verdict }: Pick<EffectOutcome, 'verdict'>, language: Language): string {
  const nl = language === 'nl';
  if (verdict === 'probably-less' || verdict === 'probably-more')
    return nl
      ? 'Lees dit voorzichtig. Op oude metingen van twee steden zag deze methode soms een effect dat er niet was. Dat was in 6 tot 9 van de 100 keer. Iets anders op dezelfde plek kan de oorzaak zijn.'
      : 'Read this with care. On old measurements of two cities this method at times saw an effect that was not there. That was in 6 to 9 of 100 cases. Something else at the same place may be the cause.';
  if (verdict === 'none-shown')
    return nl
      ? 'Een klein effect kan er toch zijn. Op oude metingen vond de methode 70 tot 74 van de 100 ingebouwde effecten van een vijfde minder; bij kleine verschillen in geluid 32.'
      : 'A small effect may be there all the same. On old measurements the method found 70 to 74 of 100 planted effects of a fifth less; of small differences in sound 32.';
  return nl
    ? 'Dit zegt niets over de maatregel: hier kan niemand uit afleiden of zij hielp.'
    : 'This says nothing of the measure: nobody can tell from it whether it helped.';
}
