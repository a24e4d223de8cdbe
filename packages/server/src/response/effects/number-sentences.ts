import type { EffectReport, SpillOver } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import type { ResponseRoom } from '../room.ts';
import { changeText, type Measured } from './amounts.ts';
import type { KeptQuestion } from './kept-question.ts';
import { intervalSentence } from './verdict-sentence.ts';

interface Told {
  readonly report: EffectReport;
  readonly question: KeptQuestion;
  readonly datastreamId: number;
}

/** The numbers in sentences, in the order in which people ask for them. */
export function numberSentences({ sensors }: Pick<ResponseRoom, 'sensors'>, told: Told, language: Language): string[] {
  const { report, datastreamId, question } = told;
  const entry = sensors.catalog.find(datastreamId);
  const measured = { unit: entry?.unit ?? '', isCount: entry?.kind === 'count' };
  const hidden = Object.keys(question.series).some((id) => sensors.catalog.find(Number(id))?.outward);
  return [
    intervalSentence(report, measured, language),
    chanceSentence(report, language),
    beforeSentence(report, language),
    sensitivitySentence(report, measured, language),
    ...(hidden ? [hiddenSentence(language)] : []),
  ];
}

function chanceSentence({ placebos }: EffectReport, language: Language): string {
  const of100 = Math.round(100 * placebos.chance);
  return language === 'nl'
    ? `Waar niets was gedaan, week in ${of100} van de 100 keer een plek net zo ver af.`
    : `Where nothing was done, a place strayed as far in ${of100} of 100 cases.`;
}

function beforeSentence({ justBefore }: EffectReport, language: Language): string {
  const isQuiet = Math.abs(justBefore.onScale) <= justBefore.limit;
  if (language === 'nl')
    return isQuiet
      ? 'Vlak voor het begin ging deze plek gelijk op met de vergelijking.'
      : 'Vlak voor het begin liep deze plek al uit de pas met de vergelijking.';
  return isQuiet
    ? 'Just before the start this place moved along with its comparison.'
    : 'Just before the start this place had left its comparison already.';
}

function sensitivitySentence({ withoutOne }: EffectReport, measured: Measured, language: Language): string {
  const sizes = withoutOne.map(({ effect }) => effect).filter(({ onScale }) => Number.isFinite(onScale));
  sizes.sort((a, b) => a.onScale - b.onScale);
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (!least || !most)
    return language === 'nl' ? 'Er is geen plek die gemist kan worden.' : 'There is no place that can be spared.';
  const [from, to] = [changeText(least, measured, language), changeText(most, measured, language)];
  return language === 'nl'
    ? `Laat men telkens één plek weg, dan ligt het effect tussen ${from} en ${to}.`
    : `Leaving out one place at a time, the effect lies between ${from} and ${to}.`;
}

const hiddenSentence = (language: Language): string =>
  language === 'nl'
    ? 'Kleine aantallen zijn verborgen. Daarvoor is de helft van de ondergrens genomen.'
    : 'Small counts are hidden. Half of the minimum was taken in their place.';

/** What happened next door in the same weeks. */
export function spillOverSentence({ verdict, effect }: SpillOver, measured: Measured, language: Language): string {
  const nl = language === 'nl';
  if (verdict === 'cannot-tell') return nl ? 'Niet te zeggen.' : 'Nobody can tell.';
  if (verdict === 'none-shown') return nl ? 'Geen verandering aangetoond.' : 'No change shown.';
  const change = changeText(effect, measured, language);
  return nl ? `Waarschijnlijk ${change}.` : `Probably ${change}.`;
}
