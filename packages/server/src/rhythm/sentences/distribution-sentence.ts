import type { Distribution, KindReason } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { clockOf, dayOf } from './moments.ts';
import { days } from './now-sentence.ts';
import { capital, type Measured, quantity } from './wording.ts';

const kindWords = {
  count: { nl: 'een telling', en: 'a count' },
  level: { nl: 'een niveau', en: 'a level' },
  proportion: { nl: 'een aandeel van een geheel', en: 'a share of a whole' },
  state: { nl: 'een toestand', en: 'a state' },
} as const;

/** How a series of a kind is reckoned with, in a few words. */
const kindManners = {
  count: {
    nl: 'Een telling kan niet onder nul komen. Als het drukker is, wisselt zij ook meer.',
    en: 'A count cannot fall below zero. Where it is busier, it also varies more.',
  },
  level: { nl: 'Een niveau kan naar beide kanten afwijken.', en: 'A level can differ to either side.' },
  proportion: {
    nl: 'Een aandeel ligt tussen leeg en vol.',
    en: 'A share lies between empty and full.',
  },
  state: {
    nl: 'Van een toestand leren wij hoe vaak zij op elk uur voorkomt.',
    en: 'Of a state we learn how often it occurs at each hour.',
  },
} as const;

/** Why it is taken as this kind. */
export function kindSentence(
  { kind, kindReason, propertyName, unit }: Measured & { readonly kindReason: KindReason; readonly unit: string },
  language: Language,
): string {
  const nl = language === 'nl';
  const name = propertyName[language];
  const reasons: Record<KindReason, string> = {
    property: nl ? `want zo staat ‘${name}’ in de lijst van grootheden` : `as “${name}” is listed among the properties`,
    unit: nl ? `want dat zegt de eenheid ${unit}` : `as its unit ${unit} says`,
    unknown: nl
      ? `want ‘${name}’ staat niet in de lijst van grootheden`
      : `because “${name}” is not among the listed properties`,
  };
  const word = kindWords[kind][language];
  const first = nl
    ? `Wij nemen dit als ${word}, ${reasons[kindReason]}.`
    : `We take this as ${word}, ${reasons[kindReason]}.`;
  return `${first} ${kindManners[kind][language]}`;
}

/** From here on what is told rests more on moments like this one than on what it borrows. */
const HALF = 0.5;
const MUCH = 0.75;

/** How sure that is, and how many days are still needed. */
export function sureSentence(
  {
    daysLearned,
    daysNeeded,
    confidence,
  }: Pick<Distribution, 'daysLearned' | 'daysNeeded'> & { confidence: number | null },
  language: Language,
): string {
  const nl = language === 'nl';
  const learned = days(daysLearned, language);
  if (daysLearned === 0 || confidence === null)
    return nl ? 'Wij hebben nog niets geleerd.' : 'We have not learned anything yet.';
  if (daysNeeded > 0)
    return nl
      ? `Wij leerden van ${learned} met metingen. Nog ${days(daysNeeded, language)}, dan gaan wij oordelen.`
      : `We learned from ${learned} with readings. After ${days(daysNeeded, language)} more we begin to judge.`;
  const sure = nl
    ? confidence >= MUCH
      ? 'Voor dit moment zijn wij vrij zeker'
      : confidence >= HALF
        ? 'Voor dit moment zijn wij redelijk zeker'
        : 'Voor dit moment zijn wij nog onzeker'
    : confidence >= MUCH
      ? 'We are fairly sure of this moment'
      : confidence >= HALF
        ? 'We are reasonably sure of this moment'
        : 'We are still unsure of this moment';
  const percent = Math.round(100 * confidence);
  return nl
    ? `Wij leerden van ${learned} met metingen. ${sure}: ${percent}% rust op zulke uren zelf, de rest op uren die erop lijken.`
    : `We learned from ${learned} with readings. ${sure}: ${percent}% rests on such hours themselves, the rest on hours like them.`;
}

interface DistributionFacts extends Pick<Distribution, 'time' | 'quantiles' | 'states'> {
  readonly measured: Measured;
  readonly unit: string;
  readonly timeZone: string;
}

/** What is expected at the first moment: the middle, half of the time, eight times out of ten; or the likeliest state. */
export function distributionSentence(facts: DistributionFacts, language: Language): string {
  const nl = language === 'nl';
  const { measured, unit, timeZone, time, quantiles, states } = facts;
  const [start = 0] = time;
  const at = (share: number) => quantiles.find((one) => one.share === share)?.value[0] ?? null;
  const clock = clockOf(start, language, timeZone);
  const when = nl
    ? `op ${dayOf(start, language, timeZone)} rond ${clock} uur`
    : `on ${dayOf(start, language, timeZone)} around ${clock}`;
  const name = capital(measured.propertyName[language]);
  if (at(0.5) === null)
    return nl ? `${name}: wij weten nog niet wat normaal is.` : `${name}: we do not know yet what is normal.`;
  if (states.length > 0) return `${name} ${when}: ${likeliest(states, nl)}`;
  const [low, low25, mid, high75, high] = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) =>
    quantity(at(share) ?? Number.NaN, unit, language),
  );
  return nl
    ? `${name} ${when}: ongeveer ${mid}. De helft van de keren ligt het tussen ${low25} en ${high75}. Acht van de tien keer ligt het tussen ${low} en ${high}.`
    : `${name} ${when}: about ${mid}. Half of the time it lies between ${low25} and ${high75}. Eight times out of ten it lies between ${low} and ${high}.`;
}

function likeliest(states: Distribution['states'], nl: boolean): string {
  const chances = states.map(({ name, chance }) => ({ name, chance: chance[0] ?? 0 }));
  const [first] = chances.sort((a, b) => b.chance - a.chance);
  const percent = Math.round(100 * (first?.chance ?? 0));
  return nl ? `${percent}% kans op ‘${first?.name}’.` : `${percent}% chance of “${first?.name}”.`;
}
