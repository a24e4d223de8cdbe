import type { FollowUp } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

export interface Moments {
  readonly signalAt: Date | null;
  readonly reactionAt: Date | null;
  readonly agreementAt: Date | null;
  readonly startedAt: Date | null;
}

const HOUR = 3_600_000;

/** How long it took from the signal to the first reaction, to an agreement and to the start. */
export function toFollowUp(moments: Moments, language: Language): FollowUp {
  const { signalAt, reactionAt, agreementAt, startedAt } = moments;
  const steps = [
    { at: reactionAt, nl: 'eerste reactie', en: 'first reaction' },
    { at: agreementAt, nl: 'afspraak', en: 'agreement' },
    { at: startedAt, nl: 'begin van de maatregel', en: 'start of the measure' },
  ];
  const told = steps.flatMap((step) =>
    signalAt && step.at ? [`${step[language]} ${after(step.at.getTime() - signalAt.getTime(), language)}`] : [],
  );
  const nothing = language === 'nl' ? 'Er is nog niet gereageerd.' : 'Nobody has reacted yet.';
  const head = language === 'nl' ? 'Na het signaal: ' : 'After the signal: ';
  return {
    signalAt: signalAt?.toISOString() ?? null,
    reactionAt: reactionAt?.toISOString() ?? null,
    agreementAt: agreementAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    sentence: told.length === 0 ? nothing : `${head}${told.join(', ')}.`,
  };
}

/** @example after(30 * 3_600_000, 'nl') // 'na 30 uur' */
export function after(ms: number, language: Language): string {
  const hours = Math.max(0, Math.round(ms / HOUR));
  const word = language === 'nl' ? 'na' : 'after';
  if (hours < 1) return language === 'nl' ? 'binnen een uur' : 'within an hour';
  if (hours < 48) return `${word} ${hours} ${language === 'nl' ? 'uur' : hours === 1 ? 'hour' : 'hours'}`;
  return `${word} ${Math.round(hours / 24)} ${language === 'nl' ? 'dagen' : 'days'}`;
}
