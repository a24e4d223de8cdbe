import { type FeelingQuestion, type QuestionnaireScaleId, questionnaireScales } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

const tag = { nl: 'nl-NL', en: 'en-GB' } as const;
type Told = { readonly n: number; readonly mean: number | null };

/** @example amountText('mark-10', 6.14, 'nl') // '6,1' */
function amountText(scale: QuestionnaireScaleId, mean: number, language: Language): string {
  if (scale === 'yes-no') return `${Math.round(100 * mean)}%`;
  return new Intl.NumberFormat(tag[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean);
}

/** With its sign. Of shares in points of a hundred. @example changeText('mark-10', -0.32, 'nl') // '−0,3' */
function changeText(scale: QuestionnaireScaleId, difference: number, language: Language): string {
  const digits = scale === 'yes-no' ? 0 : 1;
  const value = scale === 'yes-no' ? 100 * difference : difference;
  const text = new Intl.NumberFormat(tag[language], {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' },
  }).format(value);
  const unit = scale === 'yes-no' ? (language === 'nl' ? ' procentpunt' : ' percentage points') : '';
  return text.replace('-', '−') + unit;
}

const answers = (n: number, language: Language) => (language === 'nl' ? `${n} antwoorden` : `${n} answers`);
const most = (scale: QuestionnaireScaleId) => questionnaireScales.find(({ id }) => id === scale)?.values.at(-1) ?? 1;

/** One round in a sentence. */
export function roundSentence(scale: QuestionnaireScaleId, { n, mean }: Told, language: Language): string {
  const count = answers(n, language);
  const nl = language === 'nl';
  if (mean === null)
    return nl
      ? `${count}. De uitkomst is verborgen: anders zijn antwoorden van enkele mensen te herleiden.`
      : `${count}. The result is hidden: else answers of a few people could be worked out.`;
  const amount = amountText(scale, mean, language);
  if (scale === 'yes-no') return nl ? `${amount} zei ja (${count}).` : `${amount} said yes (${count}).`;
  if (scale === 'mark-10') return nl ? `Een ${amount} (${count}).` : `A mark of ${amount} (${count}).`;
  return nl
    ? `Gemiddeld ${amount} op een schaal tot ${most(scale)} (${count}).`
    : `On average ${amount} on a scale up to ${most(scale)} (${count}).`;
}

type Question = Pick<FeelingQuestion, 'scale' | 'better' | 'placeName' | 'difference' | 'comparison'>;

/** Before and after in words: first what was answered, then whether that may be chance, then how it went elsewhere. */
export function feelingSentences(
  { scale, better, placeName, difference, comparison }: Question,
  { before, after }: { readonly before: Told; readonly after: Told },
  language: Language,
): string[] {
  if (difference === null || before.mean === null || after.mean === null) return [];
  const nl = language === 'nl';
  const [then, now] = [amountText(scale, before.mean, language), amountText(scale, after.mean, language)];
  const [m, n] = [answers(before.n, language), answers(after.n, language)];
  const first = {
    nl:
      scale === 'yes-no'
        ? `Voor de maatregel zei ${then} in ${placeName} ja (${m}), erna ${now} (${n}).`
        : scale === 'mark-10'
          ? `Voor de maatregel kreeg ${placeName} een ${then} (${m}), erna een ${now} (${n}).`
          : `Voor de maatregel was het gemiddelde in ${placeName} ${then} (${m}), erna ${now} (${n}).`,
    en:
      scale === 'yes-no'
        ? `Before the measure ${then} in ${placeName} said yes (${m}), after it ${now} (${n}).`
        : scale === 'mark-10'
          ? `Before the measure ${placeName} was given ${then} (${m}), after it ${now} (${n}).`
          : `Before the measure the mean in ${placeName} was ${then} (${m}), after it ${now} (${n}).`,
  }[language];
  return [
    first,
    chanceSentence(difference, better, nl),
    intervalText(nl ? 'Het verschil is' : 'The difference is', { scale, difference }, language),
    ...(comparison === null ? [] : comparedSentences({ scale, comparison }, language)),
  ];
}

type Difference = NonNullable<FeelingQuestion['difference']>;
const isChance = ({ low, high }: Difference) => low <= 0 && high >= 0;

function chanceSentence(difference: Difference, better: 'higher' | 'lower', nl: boolean): string {
  if (isChance(difference)) return nl ? 'Dat verschil kan toeval zijn.' : 'That difference may be chance.';
  const isBetter = difference.value > 0 === (better === 'higher');
  if (nl) return `Dat verschil is groter dan toeval: het is ${isBetter ? 'beter' : 'slechter'} dan ervoor.`;
  return `That difference is more than chance: it is ${isBetter ? 'better' : 'worse'} than before.`;
}

function intervalText(
  what: string,
  {
    scale,
    difference: { value, low, high },
  }: { readonly scale: QuestionnaireScaleId; readonly difference: Difference },
  language: Language,
): string {
  const [size, from, to] = [value, low, high].map((one) => changeText(scale, one, language));
  return language === 'nl'
    ? `${what} ${size}; met 95% zekerheid ligt het tussen ${from} en ${to}.`
    : `${what} ${size}; with 95% confidence it lies between ${from} and ${to}.`;
}

function comparedSentences(
  {
    scale,
    comparison,
  }: { readonly scale: QuestionnaireScaleId; readonly comparison: NonNullable<FeelingQuestion['comparison']> },
  language: Language,
): string[] {
  const nl = language === 'nl';
  const told = comparison.places.map(({ placeName, before, after }) => {
    const [then, now] = [before, after].map(({ mean }) => (mean === null ? '–' : amountText(scale, mean, language)));
    return nl ? `${placeName} van ${then} naar ${now}` : `${placeName} from ${then} to ${now}`;
  });
  const list = new Intl.ListFormat(tag[language]).format(told);
  const { difference } = comparison;
  return [
    nl ? `Zonder de maatregel ging ${list}.` : `Without the measure ${list}.`,
    intervalText(
      nl ? 'Vergeleken daarmee veranderde het hier' : 'Compared with that it changed here by',
      { scale, difference },
      language,
    ),
    isChance(difference)
      ? nl
        ? 'Ook dat kan toeval zijn.'
        : 'That may be chance as well.'
      : nl
        ? 'Dat is meer dan toeval.'
        : 'That is more than chance.',
  ];
}

/** Why before and after may say little. */
export type FeelingWarning =
  | 'no-comparison'
  | 'wider'
  | 'other-method'
  | 'open-call'
  | 'hidden'
  | 'no-before'
  | 'no-after';

export const warningText: Readonly<Record<FeelingWarning, Readonly<Record<Language, string>>>> = {
  'no-comparison': {
    nl: 'Zonder plek om mee te vergelijken bewijst voor en na weinig: er verandert meer dan de maatregel.',
    en: 'Without a place to compare with, before and after prove little: more changes than the measure.',
  },
  wider: {
    nl: 'De vraag is gesteld in een groter gebied dan de plek van de maatregel.',
    en: 'The question was asked in a larger area than the place of the measure.',
  },
  'other-method': {
    nl: 'Voor en na is anders gevraagd. Het verschil kan ook daardoor komen.',
    en: 'Before and after people were asked in another way. The difference may come from that.',
  },
  'open-call': {
    nl: 'Wie wilde, deed mee. Zo’n groep is geen doorsnede van de buurt.',
    en: 'Whoever wanted took part. Such a group is no cross-section of the neighbourhood.',
  },
  hidden: {
    nl: 'Een uitkomst is verborgen: anders zijn antwoorden van enkele mensen te herleiden.',
    en: 'A result is hidden: else answers of a few people could be worked out.',
  },
  'no-before': {
    nl: 'Er is geen ronde van voor de maatregel. Dan is er niets om naast te leggen.',
    en: 'There is no round from before the measure, so nothing to hold beside it.',
  },
  'no-after': { nl: 'Er is nog geen ronde van na het begin.', en: 'There is no round from after the start yet.' },
};
