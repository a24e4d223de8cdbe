import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useText } from '../../i18n/language.ts';
import { Heading } from '../../ui/index.ts';
import { choicesIn, filterOf, rowsOf } from '../findings.ts';
import { DeviationTable } from '../parts/DeviationTable.tsx';
import { FindingsFilters } from '../parts/FindingsFilters.tsx';
import { FoundList } from '../parts/FoundList.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useZone } from '../parts/use-places.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

const route = getRouteApi('/afwijkingen');

export function DeviationsPage() {
  const { deviations: text } = useText();
  const search = route.useSearch();
  const filter = filterOf(search, useZone(search.plek));
  const query = useInfiniteQuery(queries.deviations(filter));
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      <FindingsFilters search={search} hrefOf={paths.deviations} />
      <FoundList
        query={query}
        text={text}
        filtered={choicesIn(search) > 0}
        clearHref={paths.deviations()}
        make={async (about) => (await import('../../exports/of-findings.ts')).figureOfDeviations(filter, about)}
        rowsOf={rowsOf}
      >
        {(items) => <DeviationTable items={items} />}
      </FoundList>
    </>
  );
}
