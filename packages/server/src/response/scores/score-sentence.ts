import type { SignalScore } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

/** How many signals were worth it, in plain words; what is hidden is said to be. */
export function scoreSentence(total: SignalScore | null, settled: boolean, language: Language): string {
  const nl = language === 'nl';
  if (total === null || total.useful === null) return closed(total, settled, language);
  const { signals, useful, falseAlarms, expected, unconfirmed } = total;
  if (signals === 0) return nl ? 'Er waren in dit kwartaal geen signalen.' : 'There were no signals in this quarter.';
  return nl
    ? `Er ${signals === 1 ? 'was 1 signaal' : `waren ${signals} signalen`}: ${useful} nuttig, ${falseAlarms} vals en ${expected} verwacht. Van ${unconfirmed} weten wij het niet.`
    : `There ${signals === 1 ? 'was 1 signal' : `were ${signals} signals`}: ${useful} useful, ${falseAlarms} false and ${expected} expected. Of ${unconfirmed} we do not know.`;
}

function closed(total: SignalScore | null, settled: boolean, language: Language): string {
  const nl = language === 'nl';
  const count = total?.signals ?? 0;
  const signals = nl
    ? count === 1
      ? '1 signaal'
      : `${count} signalen`
    : count === 1
      ? '1 signal'
      : `${count} signals`;
  const were = nl
    ? `Er ${count === 1 ? 'was' : 'waren'} ${signals}.`
    : `There ${count === 1 ? 'was' : 'were'} ${signals}.`;
  if (!settled)
    return nl
      ? `${were} Wat mensen ervan vonden, tonen wij vier weken na het kwartaal.`
      : `${were} What people made of them is shown four weeks after the quarter.`;
  return nl
    ? `${were} Van te weinig is bekend wat mensen ervan vonden om dat hier te tonen.`
    : `${were} Too few were judged to show here what people made of them.`;
}
