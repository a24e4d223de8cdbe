import { useQuery } from '@tanstack/react-query';
import type { SignalScores } from '@wijkritme/contract';
import { SaveShare } from '../exports/SaveShare.tsx';
import { keys } from '../live/keys.ts';
import { MissedPart } from '../reports/MissedPart.tsx';
import { Details, FormField, Select } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { PlaceFilter } from '../workbench/parts/PlaceFilter.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths, type ScoresSearch } from '../workbench/paths.ts';
import { SignalScoresTable } from './SignalScoresTable.tsx';
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
            <SaveShare
              title={text.quarter}
              make={async (about) => (await import('./of-scores.ts')).figureOfSignalScores(scores, about)}
            />
            <MissedPart missed={scores.missed} />
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
