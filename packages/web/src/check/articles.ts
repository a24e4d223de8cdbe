import type { Language } from '../i18n/language.ts';

/** Words that stand in a citation; the numbers are the same in every language. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\brecitals\b/g, 'overwegingen'],
  [/\brecital\b/g, 'overweging'],
  [/\bprecondition\b/g, 'randvoorwaarde'],
  [/\bstep\b/g, 'stap'],
  [/\bannex\b/g, 'bijlage'],
  [/\binvariant\b/g, 'afspraak'],
  [/\bminimum group\b/g, 'kleinste groep'],
  [/\blast sentence\b/g, 'laatste zin'],
  [/\bwhich is about persons\b/g, 'dat over personen gaat'],
  [/\band\b/g, 'en'],
  [/\bto\b/g, 'tot en met'],
];

/**
 * A citation as it is read: "article 6(1)" or, where it names its own kind, as it is.
 * @example toCitation('recital 26', 'nl') // 'overweging 26'
 */
export function toCitation(article: string, language: Language): string {
  const named = /^\d/.test(article) ? `${language === 'nl' ? 'artikel' : 'article'} ${article}` : article;
  return language === 'nl' ? words.reduce((text, [word, dutch]) => text.replace(word, dutch), named) : named;
}
