import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { DistributionTable } from './DistributionTable.tsx';
import { useRhythmFactsText } from './texts.ts';

const MINUTE_MS = 60_000;

const distributionQuery = (id: number) =>
  queryOptions({
    queryKey: ['distribution', id],
    queryFn: ({ signal }) => api.getDistribution({ id }, { signal }),
    staleTime: 5 * MINUTE_MS,
  });

/** Why a series is taken as its kind, how sure its rhythm is, and all of its limits; fetched when somebody opens it. */
export function RhythmFacts({ datastreamId }: { datastreamId: number }) {
  const text = useRhythmFactsText();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ ...distributionQuery(datastreamId), enabled: isOpen });
  return (
    <Details summary={text.title} onToggle={setOpen}>
      {isOpen ? (
        <QueryView query={query} height={360}>
          {(data) => (
            <>
              <p>{data.kindSentence}</p>
              <p>{data.sureSentence}</p>
              <p>{data.sentence}</p>
              <p>{data.states.length > 0 ? text.states : text.quantiles}</p>
              {data.shownFrom === undefined ? null : <p>{text.grid(data.shownFrom)}</p>}
              <DistributionTable of={data} />
            </>
          )}
        </QueryView>
      ) : null}
    </Details>
  );
}
