import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ListFilters, NothingFound } from '../cases/ListFilters.tsx';
import { statusOf } from '../workbench/api.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageHead } from '../workbench/parts/PageHead.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { MeasureTable } from './MeasureTable.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { measuresQuery } from './queries.ts';
import { useMeasuresText } from './texts.ts';

const route = getRouteApi('/maatregelen');

/** Every measure of a case that one may see; those that run first. */
export function MeasuresPage() {
  const text = useMeasuresText();
  const search = route.useSearch();
  const { zoek, stand, plek, label } = search;
  const query = useInfiniteQuery(measuresQuery({ search: zoek, state: stand, place: plek, label }));
  const isRefused = [401, 403].includes(statusOf(query.error) ?? 0);
  return (
    <>
      <PageHead title={text.title} />
      <p className="lead">{text.intro}</p>
      {isRefused ? (
        <NotAllowed />
      ) : (
        <>
          <ListFilters search={search} states={text.states} hint={text.findHint} hrefOf={paths.measures} />
          <QueryView query={query} height={320}>
            {({ pages }) => (
              <>
                <MeasureTable
                  caption={text.caption}
                  items={pages.flatMap(({ items }) => items)}
                  empty={<NothingFound search={search} none={text.none} href={paths.measures()} />}
                />
                <MoreButton query={query} label={text.more} />
              </>
            )}
          </QueryView>
        </>
      )}
      <p>
        <a href={paths.effects()}>{text.toRegistry}</a>
      </p>
      <p>
        <a href={paths.cases()}>{text.toCases}</a>
      </p>
    </>
  );
}
