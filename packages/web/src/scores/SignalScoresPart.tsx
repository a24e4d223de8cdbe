import { useMutation, useQuery } from '@tanstack/react-query';
import type { SignalScores } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Details, FormField, Select } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { saveCsv } from '../workbench/csv.ts';
import { useGo } from '../workbench/navigation.ts';
import { PlaceFilter } from '../workbench/parts/PlaceFilter.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SaveFile } from '../workbench/parts/SaveFile.tsx';
import { paths, type ScoresSearch } from '../workbench/paths.ts';
import { SignalScoresTable } from './SignalScoresTable.tsx';
import { toSignalScoresCsv } from './signal-scores-csv.ts';
import { useSignalScoresText } from './signal-texts.ts';

/** How many signals were worth it, and how fast they were seen and taken up. */
export function SignalScoresPart({ search }: { search: ScoresSearch }) {
  const text = useSignalScoresText();
  const { plek: place, kwartaal: quarter } = search;
  const asked = { ...(place === undefined ? {} : { place }), ...(quarter === undefined ? {} : { quarter }) };
  const query = useQuery({
    queryKey: keys.signalScores(asked),
    queryFn: ({ signal }) => api.getSignalScores(asked, { signal }),
  });
  return (
    <>
      <p className="lead">{text.intro}</p>
      <Details summary={text.howTitle}>
        <ul>
          {text.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Details>
      <QueryView query={query} height={400}>
        {(scores) => (
          <>
            <Filters search={search} scores={scores} />
            <p className="lead">{scores.sentence}</p>
            {scores.shownFrom === undefined ? null : <p className="note">{text.hiddenNote(scores.shownFrom)}</p>}
            <SignalScoresTable scores={scores} />
            <p>{text.missed}</p>
            <Download scores={scores} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Filters({ search, scores: { quarter, quarters } }: { search: ScoresSearch; scores: SignalScores }) {
  const text = useSignalScoresText();
  const go = useGo();
  const show = (change: ScoresSearch) => go(paths.scores({ ...search, ...change }), { stay: true });
  const named = (one: string) => {
    const [year = '', number = ''] = one.split('-Q');
    return { id: one, label: text.quarterName(number, year) };
  };
  return (
    <div className="filters">
      <PlaceFilter text={text} value={search.plek} onChange={(plek) => show({ plek })} />
      <FormField label={text.quarter}>
        {(ids) => (
          <Select
            {...ids}
            options={(quarters.includes(quarter) ? quarters : [...quarters, quarter]).map(named)}
            value={quarter}
            onChange={(kwartaal) => show({ kwartaal })}
          />
        )}
      </FormField>
    </div>
  );
}

const tags = { nl: 'nl-NL', en: 'en-GB' } as const;

function Download({ scores }: { scores: SignalScores }) {
  const text = useSignalScoresText();
  const { language } = useLanguage();
  const save = useMutation({
    mutationFn: async () => {
      const format = new Intl.NumberFormat(tags[language], { useGrouping: false });
      const csv = toSignalScoresCsv(scores, { text, number: (value) => format.format(value) });
      saveCsv(`${text.file}-${scores.quarter}.csv`, csv);
    },
  });
  return <SaveFile save={save} text={text} />;
}
