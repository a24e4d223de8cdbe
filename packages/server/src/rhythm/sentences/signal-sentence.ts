import type { Language } from '../../foundation/http/language.ts';
import { since, span } from './moments.ts';
import { capital } from './wording.ts';

export interface SignalFacts {
  readonly outage: boolean;
  readonly count: number;
  readonly place: string | undefined;
  /** Sentence of its strongest joint deviation, where it has one. */
  readonly joint?: string | undefined;
  /** Sentence of its strongest deviation. */
  readonly first: string;
  readonly start: number;
  readonly end: number | null;
  readonly timeZone: string;
}

/** An outage is told as one; otherwise what several series showed together speaks, or the strongest deviation; the others are counted. */
export function signalSentence(facts: SignalFacts, language: Language): string {
  const nl = language === 'nl';
  if (facts.outage) {
    const when =
      facts.end === null
        ? since(facts.start, language, facts.timeZone)
        : span(facts.start, facts.end, language, facts.timeZone);
    const where = facts.place === undefined ? '' : ` in ${facts.place}`;
    return nl
      ? `${capital(when)} ${facts.end === null ? 'zijn' : 'waren'} ${facts.count} meetreeksen${where} tegelijk stil. Dat lijkt op een storing.`
      : `${capital(when)} ${facts.count} datastreams${where} ${facts.end === null ? 'are' : 'were'} silent together. That looks like an outage.`;
  }
  const first = facts.joint ?? facts.first;
  const more = facts.joint === undefined ? facts.count - 1 : facts.count;
  if (more < 1) return first;
  return nl
    ? `${first} Daar ${more === 1 ? 'hoort nog 1 afwijking' : `horen nog ${more} afwijkingen`} bij.`
    : `${first} ${more} more ${more === 1 ? 'deviation belongs' : 'deviations belong'} to it.`;
}
