import type { Language } from '../../foundation/http/language.ts';
import { howOften } from './how-often.ts';
import { clockOf, dayOf, since, span } from './moments.ts';
import { capital, comparison, type Measured } from './wording.ts';

export interface JointFacts {
  readonly measured: Measured;
  readonly higher: boolean;
  readonly start: number;
  readonly end: number | null;
  readonly peakTime: number;
  /** Measuring points that were clearly off at the peak, and all that measured. */
  readonly off: number;
  readonly of: number;
  /** Weeks between two such hours in this place. */
  readonly onceInWeeks: number;
  /** The place, or undefined where the things have none. */
  readonly place: string | undefined;
  readonly timeZone: string;
}

/** What several series of a place showed together, in two plain sentences. */
export function jointSentence(facts: JointFacts, language: Language): string {
  const { measured, higher, start, end, off, of, place, timeZone } = facts;
  const nl = language === 'nl';
  const when = end === null ? since(start, language, timeZone) : span(start, end, language, timeZone);
  const text = comparison(measured, higher, language, end !== null);
  if (nl) {
    const where = place === undefined ? 'bij de meetpunten samen' : `in heel ${place}`;
    return `${capital(when)} ${text} ${where}. Bij ${off} van de ${of} meetpunten was het verschil duidelijk.`;
  }
  const where = place === undefined ? 'at the measuring points together' : `all over ${place}`;
  return `${capital(when)} ${text} ${where}. At ${off} of ${of} measuring points the difference was clear.`;
}

/** "Why do we see this?" of a joint deviation. */
export function jointReasons(facts: JointFacts, language: Language): string[] {
  const { off, of, higher, peakTime, timeZone, onceInWeeks } = facts;
  const moment = `${dayOf(peakTime, language, timeZone)} ${clockOf(peakTime, language, timeZone)}`;
  if (language === 'nl') {
    const side = higher ? 'hoger' : 'lager';
    return [
      'Wij tellen de verschillen van alle meetpunten in hetzelfde uur bij elkaar op. Elk meetpunt apart hoeft niet op te vallen.',
      `Om ${clockOf(peakTime, language, timeZone)} uur op ${dayOf(peakTime, language, timeZone)} lagen ${off} van de ${of} meetpunten ${side} dan in 5 van de 6 gewone uren.`,
      `Zo'n uur komt hier ${howOften(onceInWeeks, language)} voor.`,
      'Dat het weer overal tegelijk werkt, is daarin meegerekend.',
      'Wij weten niet wie of wat dit veroorzaakte: de sensoren meten alleen getallen.',
    ];
  }
  const side = higher ? 'above' : 'below';
  return [
    'We add up the differences of all measuring points in the same hour. Each of them alone need not stand out.',
    `At ${moment}, ${off} of ${of} measuring points were ${side} what 5 of 6 ordinary hours bring.`,
    `Such an hour comes here ${howOften(onceInWeeks, language)}.`,
    'That the weather works everywhere at once has been taken into account.',
    'We do not know who or what caused this: the sensors measure numbers only.',
  ];
}
