import type { ProposalKind } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

export interface ProposalFacts {
  readonly kind: ProposalKind;
  readonly place: string;
  readonly judged: number;
  readonly useful: number;
  readonly falseAlarms: number;
}

/** Why something is proposed, in plain words. */
export function proposalSentence(
  { kind, place, judged, useful, falseAlarms }: ProposalFacts,
  language: Language,
): string {
  const nl = language === 'nl';
  switch (kind) {
    case 'fewer':
      return nl
        ? `Van ${judged} signalen in ${place} waren er ${falseAlarms} vals. Met minder signalen blijft over wat het meest opvalt.`
        : `Of ${judged} signals in ${place}, ${falseAlarms} were false. With fewer signals the most striking remain.`;
    case 'more':
      return nl
        ? `Van ${judged} signalen in ${place} waren er ${useful} nuttig, en geen vals. Misschien mist u er nog.`
        : `Of ${judged} signals in ${place}, ${useful} were useful and none false. You may be missing some.`;
    case 'event':
      return nl
        ? `Dit signaal in ${place} was verwacht. Zet het in de kalender, dan staat het er de volgende keer bij.`
        : `This signal in ${place} was expected. Put it in the calendar, and next time it is told beside it.`;
    default:
      return kind satisfies never;
  }
}
