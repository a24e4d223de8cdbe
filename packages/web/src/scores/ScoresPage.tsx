import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SaveShare } from '../exports/SaveShare.tsx';
import { Details, Heading, SegmentedControl } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { PlaceFilter } from '../workbench/parts/PlaceFilter.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { type LeadWord, paths, type ScoresPart, type ScoresSearch } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { leadWords, scoresParts } from '../workbench/search.ts';
import { ScoresTable } from './ScoresTable.tsx';
import { SignalScoresPart } from './SignalScoresPart.tsx';
import { useScoresText } from './texts.ts';

const route = getRouteApi('/hoe-goed');

/** How good forecasts, bands and signals were: every claim with its count. */
export function ScoresPage() {
  const text = useScoresText();
  const go = useGo();
  const search: ScoresSearch = route.useSearch();
  const part = search.deel ?? 'voorspellingen';
  return (
    <>
      {part === 'signalen' ? (
        <PageTitle topic={text.parts[part]} section={text.title} />
      ) : (
        <PageTitle topic={text.title} />
      )}
      <Heading level={1}>{text.title}</Heading>
      <SegmentedControl<ScoresPart>
        label={text.about}
        options={scoresParts.map((id) => ({ id, label: text.parts[id] }))}
        value={part}
        onChange={(deel) => go(paths.scores({ ...search, deel }), { stay: true })}
      />
      {part === 'signalen' ? <SignalScoresPart search={search} /> : <ForecastScoresPart search={search} />}
    </>
  );
}

/** How often the bands held, and how forecasts did beside simple rules. */
function ForecastScoresPart({ search }: { search: ScoresSearch }) {
  const text = useScoresText();
  const { plek: place, vooruit: word = 'dag' } = search;
  const { data: places } = useQuery(queries.places());
  const query = useInfiniteQuery(queries.forecastScores({ place }));
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
      <ScoresFilters search={search} />
      <QueryView query={query} height={400}>
        {({ pages }) => (
          <>
            <p className="lead">{pages[0]?.sentence}</p>
            <ScoresTable items={pages.flatMap(({ items }) => items)} places={places?.items ?? []} word={word} />
          </>
        )}
      </QueryView>
      <MoreButton query={query} label={text.more} />
      <SaveShare
        title={text.title}
        make={async (about) =>
          (await import('./of-scores.ts')).figureOfScores(
            { place, places: places?.items ?? [], sentence: query.data?.pages[0]?.sentence ?? text.intro },
            about,
          )
        }
      />
    </>
  );
}

function ScoresFilters({ search }: { search: ScoresSearch }) {
  const text = useScoresText();
  const go = useGo();
  const show = (change: ScoresSearch) => go(paths.scores({ ...search, ...change }), { stay: true });
  return (
    <div className="filters">
      <PlaceFilter text={text} value={search.plek} onChange={(plek) => show({ plek })} />
      <SegmentedControl<LeadWord>
        label={text.lead}
        options={leadWords.map((id) => ({ id, label: text.leads[id] }))}
        value={search.vooruit ?? 'dag'}
        onChange={(vooruit) => show({ vooruit })}
      />
    </div>
  );
}
