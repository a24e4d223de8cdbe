import type { Language } from '../../foundation/http/language.ts';
import { since } from './moments.ts';
import { capital } from './wording.ts';

export interface NeighbourFacts {
  /** The device. */
  readonly name: string;
  readonly higher: boolean;
  /** When it was first found, UTC ms. */
  readonly from: number;
  /** Names of those around it, nearest first. */
  readonly neighbours: readonly string[];
  readonly timeZone: string;
}

const lists = {
  nl: new Intl.ListFormat('nl', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
} as const;

/** A device that contradicts its neighbours, in plain sentences. */
export function neighbourSentence({ higher, from, neighbours, timeZone }: NeighbourFacts, language: Language): string {
  const names = lists[language].format(neighbours);
  const when = since(from, language, timeZone);
  return language === 'nl'
    ? `Deze sensor spreekt zijn buren tegen. ${capital(when)} ligt hij vooral ${higher ? 'hoger' : 'lager'} dan in zijn gewone ritme. Deze sensoren niet: ${names}.`
    : `This sensor contradicts its neighbours. ${capital(when)} it lies mostly ${higher ? 'above' : 'below'} its usual rhythm. These sensors do not: ${names}.`;
}

/** The same, as another explanation of what it showed. */
export function neighbourExplanation({ name, neighbours }: NeighbourFacts, language: Language): string {
  const names = lists[language].format(neighbours);
  return language === 'nl'
    ? `Het kan aan de sensor liggen: ${name} is het niet eens met zijn buren. Dat zijn ${names}.`
    : `It may be the sensor: ${name} disagrees with its neighbours. These are ${names}.`;
}
