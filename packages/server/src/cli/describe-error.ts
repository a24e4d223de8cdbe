import { errors, type WijkritmeError } from '@wijkritme/contract';

/** A declared error for who reads `lang`, in one line; what is in English alone is named so, as on the pages. */
export function describeError(error: WijkritmeError, lang: 'nl' | 'en'): string {
  const title = errors[error.code].title[lang];
  const { language, detail } = error.in(lang);
  return language === lang ? `${title}: ${detail}` : `${title}. In het Engels: ${detail}`;
}
