export type Locale = 'nl' | 'en';

/** English texts follow British order, because the places are Dutch. */
export const toTag = (locale: Locale): string => (locale === 'nl' ? 'nl-NL' : 'en-GB');
