import type { DeviationPattern } from '@wijkritme/contract';
import { howOften } from './how-often.ts';
import { type Amount, quantity } from './wording.ts';

/** What "why do we see this?" says by what a deviation looked like, in both languages side by side. */
export const patternTexts = {
  nl: {
    looked: {
      spike: 'Het duurde kort.',
      collective: 'Het duurde langer. Elke meting apart week misschien maar weinig af.',
      zeros: 'De sensor gaf alleen nullen. Misschien telt de teller niet.',
      step: 'Het niveau veranderde in één keer.',
      ramp: 'Het niveau veranderde geleidelijk, over meerdere dagen.',
      earlier: 'Het ritme van de dag kwam eerder dan normaal.',
      later: 'Het ritme van de dag kwam later dan normaal.',
      'other-hours': 'Op sommige uren was er meer dan normaal, op andere minder.',
      'out-of-range': 'Deze waarde ligt buiten wat natuurkundig kan.',
      jump: 'Zo ver sprong deze meetreeks nooit eerder.',
      lasting: 'Op dit moment van de week is deze stand ongewoon, en hij hield aan.',
      switching: 'De stand wisselde veel vaker dan op dit moment van de week gewoon is.',
    } satisfies Record<DeviationPattern, string>,
    usualState: (mid: number | null, unit: string) =>
      mid === null
        ? 'Wij weten hier niet wat normaal is.'
        : `Op dit moment van de week is het meestal ${quantity(mid, unit, 'nl')}.`,
    rare: (weeks: number) => `Dit komt hier ${howOften(weeks, 'nl')} voor.`,
    impossible: (value: Amount | null, unit: string) =>
      value === null
        ? 'De sensor gaf een waarde die niet kan kloppen.'
        : `De sensor gaf ${quantity(value, unit, 'nl')}. Dat kan niet kloppen.`,
    plausible: (value: Amount | null, unit: string) =>
      value === null
        ? 'De laatste meting die kan kloppen, bewaren wij niet meer.'
        : `De laatste meting die kan kloppen, was ${quantity(value, unit, 'nl')}.`,
    jumped: (difference: number, unit: string) => `Het verschil met die meting is ${quantity(difference, unit, 'nl')}.`,
  },
  en: {
    looked: {
      spike: 'It was short.',
      collective: 'It lasted. Each reading alone was perhaps only a little off.',
      zeros: 'The sensor gave zeros only. Perhaps the counter does not count.',
      step: 'The level changed all at once.',
      ramp: 'The level changed gradually, over several days.',
      earlier: 'The rhythm of the day came earlier than normal.',
      later: 'The rhythm of the day came later than normal.',
      'other-hours': 'Some hours had more than normal, others less.',
      'out-of-range': 'This value lies outside what is physically possible.',
      jump: 'This datastream never jumped so far before.',
      lasting: 'At this time of the week this state is unusual, and it lasted.',
      switching: 'The state changed far more often than is usual at this time of the week.',
    } satisfies Record<DeviationPattern, string>,
    usualState: (mid: number | null, unit: string) =>
      mid === null
        ? 'We do not know what is normal here.'
        : `At this time of the week it is mostly ${quantity(mid, unit, 'en')}.`,
    rare: (weeks: number) => `This happens here ${howOften(weeks, 'en')}.`,
    impossible: (value: Amount | null, unit: string) =>
      value === null
        ? 'The sensor gave a value that cannot be right.'
        : `The sensor gave ${quantity(value, unit, 'en')}. That cannot be right.`,
    plausible: (value: Amount | null, unit: string) =>
      value === null
        ? 'The last reading that can be right is no longer kept.'
        : `The last reading that can be right was ${quantity(value, unit, 'en')}.`,
    jumped: (difference: number, unit: string) =>
      `The difference from that reading is ${quantity(difference, unit, 'en')}.`,
  },
} as const;
