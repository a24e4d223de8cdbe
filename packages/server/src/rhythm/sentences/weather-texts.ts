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
export function weatherSentence({ name, value, unit, sensor, side, beyond, normal }: WeatherFacts, language: Language) {
  const amount = (of: number) => quantity(of, unit, language);
  const percent = beyond === null ? null : Math.floor(beyond * 100);
  const nl = [
    'Misschien speelt het weer mee.',
    `Gemeten is: ${name} ${amount(value)}, bij ${sensor}.`,
    percent === null
      ? ''
      : `Dat is ${side === 'higher' ? 'meer' : 'minder'} dan in ${percent}% van de uren van de acht weken ervoor.`,
    normal ? `Normaal ligt dat daar dan tussen ${amount(normal.low)} en ${amount(normal.high)}.` : '',
    'Of het de oorzaak is, weten wij niet.',
  ];
  const en = [
    'The weather may play a part.',
    `Measured was: ${name} ${amount(value)}, at ${sensor}.`,
    percent === null
      ? ''
      : `That is ${side === 'higher' ? 'more' : 'less'} than in ${percent}% of the hours of the eight weeks before.`,
    normal ? `Normal there then lies between ${amount(normal.low)} and ${amount(normal.high)}.` : '',
    'Whether it is the cause, we do not know.',
  ];
  return (language === 'nl' ? nl : en).filter(Boolean).join(' ');
}
