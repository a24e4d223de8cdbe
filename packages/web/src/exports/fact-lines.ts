import type { Language } from '../i18n/language.ts';
import type { Figure } from './figure.ts';
import { exportTexts } from './texts.ts';

/** Name and value of what belongs to a figure wherever it goes. */
export function factLines({ title, sentence, facts }: Figure, language: Language): (readonly [string, string])[] {
  const { facts: words } = exportTexts[language];
  const lines: (readonly [string, string | undefined])[] = [
    [words.title, title],
    [words.sentence, sentence],
    [words.source, facts.source],
    [words.period, facts.period],
    [words.definition, facts.definition],
    [words.data, facts.simulated ? words.simulated : words.measured],
    [words.licence, facts.licence ?? words.noLicence],
    [words.label, facts.label],
    [words.address, facts.address],
  ];
  return lines.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}
