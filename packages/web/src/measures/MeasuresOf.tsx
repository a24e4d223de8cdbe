import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Heading, LinkButton } from '../ui/index.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { MeasureTable } from './MeasureTable.tsx';
import { measuresOfCaseQuery, measuresOfSignalQuery } from './queries.ts';
import { useMeasuresText } from './texts.ts';

/** The measures of a case, those that run first and a few at a time, and the way to a new one. */
export function MeasuresOfCase({ caseId, isClosed }: { caseId: number; isClosed: boolean }) {
  const text = useMeasuresText();
  const query = useInfiniteQuery(measuresOfCaseQuery(caseId));
  return (
    <section>
      <Heading level={2}>{text.ofCase}</Heading>
      <QueryView query={query}>
        {({ pages }) => (
          <>
            <MeasureTable caption={text.caption} items={pages.flatMap(({ items }) => items)} empty={text.noneOfCase} />
            <MoreButton query={query} label={text.moreOfCase} />
          </>
        )}
      </QueryView>
      {isClosed ? null : (
        <p>
          <LinkButton href={paths.newMeasure(caseId)}>{text.add}</LinkButton>
        </p>
      )}
    </section>
  );
}

/** What was done about a signal; nothing where nothing was. */
export function MeasuresOfSignal({ signalId }: { signalId: number }) {
  const text = useMeasuresText();
  const query = useQuery(measuresOfSignalQuery(signalId));
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <>
      <Heading level={2}>{text.ofSignal}</Heading>
      <ul>
        {query.data.items.map(({ id, title, state }) => (
          <li key={id}>
            <a href={paths.measure(id)}>{title}</a> ({text.states[state]})
          </li>
        ))}
      </ul>
    </>
  );
}
