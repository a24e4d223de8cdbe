import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { type Language, LanguageContext, readLanguage, rememberLanguage, texts } from '../i18n/language.ts';
import type { Answer } from '../live/answers.ts';
import { LiveContext } from '../live/hooks.ts';
import { keys } from '../live/keys.ts';
import { liveStore } from '../live/store.ts';
import { startLive } from '../live/stream.ts';
import { setApiLanguage, statusOf } from './api.ts';
import { router } from './router.tsx';
import { applyTheme, readTheme, type ThemeChoice, ThemeContext } from './theme.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only silence is worth asking again.
      retry: (failures, error) => failures < 2 && statusOf(error) === undefined,
      staleTime: 10_000,
    },
  },
});

export function App() {
  const languageState = useLanguageState();
  const { language } = languageState;
  const themeState = useThemeState();
  useEffect(
    () => startLive({ queryClient, store: liveStore, language, describe: (beat) => describeBeat(beat, language) }),
    [language],
  );
  return (
    <LanguageContext value={languageState}>
      <ThemeContext value={themeState}>
        <LiveContext value={liveStore}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </LiveContext>
      </ThemeContext>
    </LanguageContext>
  );
}

function useLanguageState() {
  const [language, setLanguage] = useState(readLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return useMemo(
    () => ({
      language,
      setLanguage: (next: Language) => {
        setApiLanguage(next);
        rememberLanguage(next);
        setLanguage(next);
        // The sentences come from the server in the language of the request; a first answer still under way would be the
        // old one, and invalidating alone waits for it instead of asking again.
        void queryClient.cancelQueries().then(() => queryClient.invalidateQueries());
      },
    }),
    [language],
  );
}

function useThemeState() {
  const [choice, setChoice] = useState(readTheme);
  return useMemo(
    () => ({
      choice,
      setChoice: (next: ThemeChoice) => {
        applyTheme(next);
        setChoice(next);
      },
    }),
    [choice],
  );
}

function describeBeat(beat: { placeId: number; label: string }, language: Language): string {
  const places = queryClient.getQueryData<Answer<'listPlaces'>>(keys.places);
  const name = places?.items.find(({ id }) => id === beat.placeId)?.name ?? String(beat.placeId);
  return texts[language].live.changed(name, beat.label);
}
