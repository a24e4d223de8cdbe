import { useMutation, useQueryClient } from '@tanstack/react-query';
import { everyPage } from '@wijkritme/client';
import type { PastEffect } from '@wijkritme/contract';
import { saveFile, saveJson } from '../check/save-file.ts';
import { useLanguage } from '../i18n/language.ts';
import { Button, Heading } from '../ui/index.ts';
import { useApi } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { mayLeave, toLeave } from './effects-table.ts';
import type { EffectsChoice } from './queries.ts';
import { useMeasuresText } from './texts.ts';

/** What may leave, as a file that another city can read: CSV for people, JSON for programs. */
export function EffectsExport({ choice, items }: { choice: EffectsChoice; items: readonly PastEffect[] }) {
  const text = useMeasuresText();
  const api = useApi();
  const queryClient = useQueryClient();
  const { language } = useLanguage();
  const save = useMutation({
    mutationFn: async (form: 'csv' | 'json') => {
      const all = await everyPage((page) => api.listEffects({ ...choice, ...page, limit: 100 }));
      const free = all.filter(mayLeave).map(toLeave);
      if (form === 'json') saveJson(text.jsonFile, { format: 'wijkritme-effects', version: 1, effects: free });
      else {
        const [{ toFile }, { surroundingsOf }, { figureOfEffects }] = await Promise.all([
          import('../exports/to-file.ts'),
          import('../exports/surroundings.ts'),
          import('./of-effects.ts'),
        ]);
        const figure = figureOfEffects(free, await surroundingsOf(queryClient, language));
        const file = await toFile(figure, 'excel', language);
        saveFile(file.name, file.content);
      }
    },
  });
  const free = items.filter(mayLeave).length;
  return (
    <section>
      <Heading level={2}>{text.exportTitle}</Heading>
      <p>{text.exportHint}</p>
      {free < items.length ? <p>{text.exportLeft(items.length - free)}</p> : null}
      {save.error ? <ErrorAlert error={save.error} /> : null}
      {free === 0 ? (
        <p>{text.exportNone}</p>
      ) : (
        <div className="toolbar">
          <Button onClick={() => save.mutate('csv')}>{text.asCsv}</Button>
          <Button onClick={() => save.mutate('json')}>{text.asJson}</Button>
        </div>
      )}
    </section>
  );
}
