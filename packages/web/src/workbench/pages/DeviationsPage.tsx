import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { useText } from '../../i18n/language.ts';
import { Heading } from '../../ui/index.ts';
import { choicesIn, filterOf, rowsOf } from '../findings.ts';
import { DeviationTable } from '../parts/DeviationTable.tsx';
import { FindingsFilters } from '../parts/FindingsFilters.tsx';
import { MoreButton } from '../parts/MoreButton.tsx';
import { NewFindings } from '../parts/NewFindings.tsx';
import { NothingFound } from '../parts/NothingFound.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { useZone } from '../parts/use-places.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

const route = getRouteApi('/afwijkingen');

export function DeviationsPage() {
  const { findings, deviations: text } = useText();
  const search = route.useSearch();
  const filter = filterOf(search, useZone(search.plek));
  const query = useInfiniteQuery(queries.deviations(filter));
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      <FindingsFilters search={search} hrefOf={paths.deviations} />
      <NewFindings onShow={() => void query.refetch()} />
      <QueryView query={query} height={400}>
        {({ pages }) => {
          const items = rowsOf(pages);
          if (items.length === 0)
            return <NothingFound text={text} filtered={choicesIn(search) > 0} clearHref={paths.deviations()} />;
          return (
            <>
              <p>{text.shown(items.length, query.hasNextPage)}</p>
              <DeviationTable items={items} />
            </>
          );
        }}
      </QueryView>
      <MoreButton query={query} label={findings.more} />
      {(query.data?.pages[0]?.items.length ?? 0) > 0 ? (
        <SaveShare
          title={text.title}
          make={async (about) => (await import('../../exports/of-findings.ts')).figureOfDeviations(filter, about)}
        />
      ) : null}
    </>
  );
}
