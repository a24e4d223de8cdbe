import type { Language } from '../../foundation/http/language.ts';
import { capital, type Measured } from './wording.ts';

const dayNames = {
  nl: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** When a normal week is at its highest. */
export function weekSentence(
  facts: { measured: Measured; normal: readonly (number | null)[]; values: readonly (number | null)[] },
  language: Language,
): string {
  const nl = language === 'nl';
  const name = capital(facts.measured.propertyName[language]);
  const top = indexOfHighest(facts.normal);
  if (top < 0)
    return nl
      ? `${name}: wij weten nog niet hoe een normale week is.`
      : `${name}: we do not know yet what a normal week is like.`;
  const day = dayNames[language][Math.floor(top / 24)] ?? '';
  const from = String(top % 24).padStart(2, '0');
  const to = String((top % 24) + 1).padStart(2, '0');
  return nl
    ? `${name} is in een normale week het hoogst op ${day} tussen ${from}.00 en ${to}.00 uur.`
    : `In a normal week ${name.toLowerCase()} is highest on ${day} between ${from}:00 and ${to}:00.`;
}

function indexOfHighest(values: readonly (number | null)[]): number {
  let best = -1;
  values.forEach((value, i) => {
    if (value !== null && (best < 0 || value > (values[best] ?? Number.NEGATIVE_INFINITY))) best = i;
  });
  return best;
}
