import { errors, type WijkritmeError } from '@wijkritme/contract';

/** A declared error for who reads `lang`, in one line. Its detail is written in English; who reads Dutch is told so, as on the pages. */
export function describeError({ code, detail }: WijkritmeError, lang: 'nl' | 'en'): string {
  const title = errors[code].title[lang];
  return lang === 'en' ? `${title}: ${detail}` : `${title}. In het Engels: ${detail}`;
}
