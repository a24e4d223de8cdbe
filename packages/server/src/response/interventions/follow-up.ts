import { type ByWhom, type FollowUp, roleNames } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

/** Something that was done, and by whom as far as that was kept. */
export interface Moment {
  readonly at: Date;
  readonly by: ByWhom | null;
}

export interface Moments {
  readonly signalAt: Date | null;
  readonly reaction: Moment | null;
  readonly agreement: Moment | null;
  readonly start: Moment | null;
}

const HOUR = 3_600_000;

/** How long it took from the signal to the first reaction, to an agreement and to the start, and whose they were. */
export function toFollowUp(moments: Moments, language: Language): FollowUp {
  const { signalAt, reaction, agreement, start } = moments;
  const steps = [
    { moment: reaction, nl: 'eerste reactie', en: 'first reaction' },
    { moment: agreement, nl: 'afspraak', en: 'agreement' },
    { moment: start, nl: 'begin van de maatregel', en: 'start of the measure' },
  ];
  const told = steps.flatMap(({ moment, ...words }) =>
    signalAt && moment
      ? [`${words[language]} ${after(moment.at.getTime() - signalAt.getTime(), language)}${whose(moment.by, language)}`]
      : [],
  );
  const nothing = language === 'nl' ? 'Er is nog niet gereageerd.' : 'Nobody has reacted yet.';
  const head = language === 'nl' ? 'Na het signaal: ' : 'After the signal: ';
  return {
    signalAt: signalAt?.toISOString() ?? null,
    reactionAt: reaction?.at.toISOString() ?? null,
    reactionBy: reaction?.by ?? null,
    agreementAt: agreement?.at.toISOString() ?? null,
    agreementBy: agreement?.by ?? null,
    startedAt: start?.at.toISOString() ?? null,
    startedBy: start?.by ?? null,
    sentence: told.length === 0 ? nothing : `${head}${told.map(toSentence).join(' ')}`,
  };
}

/** Each step is a sentence of its own: with roles and organisations one for all is too long to read. */
const toSentence = (step: string, at: number) => `${at === 0 ? step : step.charAt(0).toUpperCase() + step.slice(1)}.`;

/** The earliest; of two at the same time the one that is named first. */
export function firstOf(moments: readonly (Moment | null)[]): Moment | null {
  return moments.reduce((least, one) => (one && (!least || one.at < least.at) ? one : least), null);
}

/** @example after(30 * 3_600_000, 'nl') // 'na 30 uur' */
export function after(ms: number, language: Language): string {
  const hours = Math.max(0, Math.round(ms / HOUR));
  const word = language === 'nl' ? 'na' : 'after';
  if (hours < 1) return language === 'nl' ? 'binnen een uur' : 'within an hour';
  if (hours < 48) return `${word} ${hours} ${language === 'nl' ? 'uur' : hours === 1 ? 'hour' : 'hours'}`;
  return `${word} ${Math.round(hours / 24)} ${language === 'nl' ? 'dagen' : 'days'}`;
}

function whose(by: ByWhom | null, language: Language): string {
  if (!by) return '';
  const role = by.role === null ? [] : [roleNames[language][by.role]];
  return ` (${[...role, by.organisation.name].join(', ')})`;
}
