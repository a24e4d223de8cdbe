import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Place } from '@wijkritme/contract';
import { useText } from '../i18n/language.ts';
import { Details } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageOfPlace } from '../workbench/parts/PageOfPlace.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { reportsQuery } from './queries.ts';
import { ReportForm } from './ReportForm.tsx';
import { ReportsFileForm } from './ReportsFileForm.tsx';
import { ReportsTable } from './ReportsTable.tsx';
import { useReportsText } from './texts.ts';

const route = getRouteApi('/plekken/$id/bewonersmeldingen');

/** Reports of residents of a place, for who works there; everybody finds the form. */
export function ReportsPage() {
  return (
    <PageOfPlace id={route.useParams().id} words={useReportsText().page}>
      {(place) => (
        <>
          <ToForm placeId={place.id} />
          <Reports place={place} />
        </>
      )}
    </PageOfPlace>
  );
}

function ToForm({ placeId }: { placeId: number }) {
  const text = useReportsText();
  const mayTune = useMay('signals.tune');
  return (
    <p className="more">
      <a href={paths.reportForm(placeId)}>{text.form}</a>
      {mayTune ? (
        <>
          {' · '}
          <a href={paths.reportCategories()}>{text.maintain}</a>
        </>
      ) : null}
    </p>
  );
}

function Reports({ place }: { place: Place }) {
  const { shell } = useText();
  const text = useReportsText();
  const query = useInfiniteQuery(reportsQuery(place.id));
  if (query.data === undefined && [401, 403].includes(statusOf(query.error) ?? 0))
    return (
      <p>
        {text.notHere} <SignInLink>{shell.signIn}</SignInLink>
      </p>
    );
  return (
    <QueryView query={query} height={320}>
      {({ pages }) => (
        <>
          <p className="note">{text.facts}</p>
          <ReportsTable caption={text.caption} items={pages.flatMap(({ items }) => items)} />
          <MoreButton query={query} label={text.more} />
          <Details summary={text.add}>
            <ReportForm place={place} />
          </Details>
          <Details summary={text.file}>
            <ReportsFileForm zone={place.timeZone} />
          </Details>
        </>
      )}
    </QueryView>
  );
}
