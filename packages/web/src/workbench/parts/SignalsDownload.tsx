import { useMutation, useQueryClient } from '@tanstack/react-query';
import { everyPage } from '@wijkritme/client';
import type { Place } from '@wijkritme/contract';
import { createFormat, defaultZone } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { Answer } from '../../live/answers.ts';
import { keys } from '../../live/keys.ts';
import { useApi } from '../api.ts';
import { saveCsv } from '../csv.ts';
import { paths } from '../paths.ts';
import type { FindingsFilter } from '../queries.ts';
import { toSignalsCsv } from '../signals-csv.ts';
import { SaveFile } from './SaveFile.tsx';

/** The whole list with these filters as a file. */
export function SignalsDownload({ filter }: { filter: FindingsFilter }) {
  const { signals: text } = useText();
  const save = useSave(filter);
  return <SaveFile save={save} text={text} />;
}

function useSave(filter: FindingsFilter) {
  const api = useApi();
  const text = useText();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const signals = await everyPage((page) => api.listSignals({ ...filter, ...page }));
      const places = queryClient.getQueryData<Answer<'listPlaces'>>(keys.places)?.items ?? [];
      const formatOf = (placeId: number | null) => createFormat(language, zoneOf(places, placeId));
      const addressOf = ({ id }: { id: number }) => `${location.origin}${paths.signal(id)}`;
      saveCsv(`${text.signals.file}.csv`, toSignalsCsv(signals, { text, formatOf, addressOf }));
    },
  });
}

const zoneOf = (places: readonly Place[], placeId: number | null): string =>
  (places.find(({ id }) => id === placeId) ?? places[0])?.timeZone ?? defaultZone;
