import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Theme } from '../map/colours.ts';

export type ThemeChoice = 'auto' | Theme;
export const themeChoices: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

const storageKey = 'wijkritme.theme';
const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)');

export function readTheme(): ThemeChoice {
  try {
    const chosen = localStorage.getItem(storageKey);
    if (chosen === 'light' || chosen === 'dark') return chosen;
  } catch {
    // Storage may be forbidden; then the device decides.
  }
  return 'auto';
}

/** `data-theme` overrules the device; without it the style sheet follows prefers-color-scheme. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  try {
    if (choice === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // See readTheme.
  }
}

export interface ThemeState {
  readonly choice: ThemeChoice;
  readonly setChoice: (choice: ThemeChoice) => void;
}
export const ThemeContext = createContext<ThemeState>({ choice: 'auto', setChoice: () => {} });

/** What is on the screen now: for the map, which takes its colours from data and not from CSS. */
export function useTheme(): Theme {
  const { choice } = useContext(ThemeContext);
  const dark = useSyncExternalStore(
    (listener) => {
      const media = prefersDark();
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => prefersDark().matches,
  );
  if (choice !== 'auto') return choice;
  return dark ? 'dark' : 'light';
}
