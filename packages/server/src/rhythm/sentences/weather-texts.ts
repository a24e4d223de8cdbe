import type { Language } from '../../foundation/http/language.ts';
import type { WeatherEvidence } from '../weather/weather-evidence.ts';
import { quantity } from './wording.ts';

export interface WeatherFacts extends WeatherEvidence {
  /** Of the property, in the language of the reader. */
  readonly name: string;
  readonly unit: string;
  /** Where it was measured. */
  readonly sensor: string;
}

/** Weather as a possibility: what it was, where that was measured, how unusual it is, and that nobody knows whether it is the cause. */
export function weatherSentence(facts: WeatherFacts, language: Language): string {
  const { name, value, unit, sensor, side, beyond, normal } = facts;
  const text = texts[language];
  const amount = (of: number) => quantity(of, unit, language);
  return [
    text.perhaps,
    text.measured(name, amount(value), sensor),
    beyond === null ? '' : text.beyond(side, beyond === 1 ? text.all : `${Math.floor(beyond * 100)}% ${text.ofThe}`),
    normal ? text.normal(amount(normal.low), amount(normal.high)) : '',
    text.noCause,
  ]
    .filter(Boolean)
    .join(' ');
}

type Side = WeatherEvidence['side'];

const texts = {
  nl: {
    perhaps: 'Misschien speelt het weer mee.',
    measured: (name: string, amount: string, sensor: string) => `Gemeten is: ${name} ${amount}, bij ${sensor}.`,
    beyond: (side: Side, share: string) =>
      `Dat is ${side === 'higher' ? 'meer' : 'minder'} dan in ${share} uren van de acht weken ervoor.`,
    all: 'alle',
    ofThe: 'van de',
    normal: (low: string, high: string) =>
      low === high ? `Normaal is dat daar dan ${low}.` : `Normaal ligt dat daar dan tussen ${low} en ${high}.`,
    noCause: 'Of het de oorzaak is, weten wij niet.',
  },
  en: {
    perhaps: 'The weather may play a part.',
    measured: (name: string, amount: string, sensor: string) => `Measured was: ${name} ${amount}, at ${sensor}.`,
    beyond: (side: Side, share: string) =>
      `That is ${side === 'higher' ? 'more' : 'less'} than in ${share} hours of the eight weeks before.`,
    all: 'all',
    ofThe: 'of the',
    normal: (low: string, high: string) =>
      low === high ? `Normal there then is ${low}.` : `Normal there then lies between ${low} and ${high}.`,
    noCause: 'Whether it is the cause, we do not know.',
  },
} as const;
