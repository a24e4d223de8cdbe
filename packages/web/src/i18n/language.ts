import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { createFormat, defaultZone } from './format.ts';
import { nl, type Text } from './nl.ts';

export type Language = 'nl' | 'en';
export const languages: readonly Language[] = ['nl', 'en'];
export const texts: Record<Language, Text> = { nl, en };

const storageKey = 'wijkritme.language';

/** What the reader chose; else the browser's language; else Dutch. */
export function readLanguage(): Language {
  try {
    const chosen = localStorage.getItem(storageKey);
    if (chosen === 'nl' || chosen === 'en') return chosen;
  } catch {
    // Storage may be forbidden in this browser; the choice then lasts as long as the page.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // See readLanguage.
  }
}

export interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}
export const LanguageContext = createContext<LanguageState>({ language: 'nl', setLanguage: () => {} });

export const useLanguage = (): LanguageState => useContext(LanguageContext);
export const useText = (): Text => texts[useLanguage().language];

const formats = new Map<string, ReturnType<typeof createFormat>>();

/** Formatting in the reader's language and the place's time zone. */
export function useFormat(zone: string = defaultZone) {
  const { language } = useLanguage();
  const key = `${language} ${zone}`;
  const format = formats.get(key) ?? createFormat(language, zone);
  formats.set(key, format);
  return format;
}
