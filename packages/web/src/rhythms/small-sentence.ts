import type { Language } from '../i18n/language.ts';
import type { SmallRow } from './small-rows.ts';
import { rhythmsTexts } from './texts.ts';

/** More names than these make no sentence. */
const mostNames = 3;

/** The first names, and how many more there are. */
export function namesOf(names: readonly string[], language: Language): string {
  const { andMore } = rhythmsTexts[language];
  const rest = names.length - mostNames;
  const told = rest > 0 ? [...names.slice(0, mostNames), andMore(rest)] : names;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(told);
}

/** How many series are normal now, and which are not. */
export function smallSentence(
  rows: readonly SmallRow[],
  status: Readonly<Record<string, string>>,
  language: Language,
): string {
  const text = rhythmsTexts[language];
  const others = rows.filter(({ datastream }) => datastream.status !== 'normal');
  const names = others.map(({ name, datastream }) => `${name} (${status[datastream.status]})`);
  return [
    text.normalNow(rows.length - others.length, rows.length),
    ...(names.length > 0 ? [text.notNormal(namesOf(names, language))] : []),
  ].join(' ');
}
