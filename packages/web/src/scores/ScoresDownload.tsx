import { useMutation } from '@tanstack/react-query';
import { everyPage } from '@wijkritme/client';
import type { Place } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { useApi } from '../workbench/api.ts';
import { saveCsv } from '../workbench/csv.ts';
import { SaveFile } from '../workbench/parts/SaveFile.tsx';
import { toScoresCsv } from './scores-csv.ts';
import { useScoresText } from './texts.ts';

const tags = { nl: 'nl-NL', en: 'en-GB' } as const;

/** All scores of a place as a file. */
export function ScoresDownload({ place, places }: { place: number | undefined; places: readonly Place[] }) {
  const text = useScoresText();
  const api = useApi();
  const { language } = useLanguage();
  const save = useMutation({
    mutationFn: async () => {
      const items = await everyPage((page) => api.listForecastScores({ ...page, limit: 100, place }));
      const format = new Intl.NumberFormat(tags[language], { maximumSignificantDigits: 6, useGrouping: false });
      const placeName = (id: number | null) => places.find((one) => one.id === id)?.name ?? '';
      saveCsv(`${text.file}.csv`, toScoresCsv(items, { text, placeName, number: (value) => format.format(value) }));
    },
  });
  return <SaveFile save={save} text={text} />;
}
