import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Place } from '@wijkritme/contract';
import { useText } from '../i18n/language.ts';
import { addDays, civilDate, startOfDay } from '../i18n/zone.ts';
import { Button, EmptyState } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageOfPlace } from '../workbench/parts/PageOfPlace.tsx';
import { PeriodBar } from '../workbench/parts/PeriodBar.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useNow } from '../workbench/parts/use-now.ts';
import { paths, type RhythmsSearch } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { windowOf } from '../workbench/window.ts';
import { Lanes } from './Lanes.tsx';
import { deviationsQuery } from './queries.ts';
import { SmallMultiples } from './SmallMultiples.tsx';
import { useRhythmsText } from './texts.ts';
import './rhythms.css';

const route = getRouteApi('/plekken/$id/ritmes');
const MINUTE_MS = 60_000;

/** Everything that is measured at a place over one stretch of time: each in the small, and who deviated when. */
export function RhythmsPage() {
  return (
    <PageOfPlace id={route.useParams().id} words={useRhythmsText()}>
      {(place, places) => <RhythmsView place={place} places={places} />}
    </PageOfPlace>
  );
}

function RhythmsView({ place, places }: { place: Place; places: readonly Place[] }) {
  const { live: liveWords, place: words } = useText();
  const go = useGo();
  const search = route.useSearch();
  const now = useNow(MINUTE_MS);
  const zone = place.timeZone;
  const window = windowOf(search, now, zone);
  const endOfToday = startOfDay(addDays(civilDate(now, zone), 1), zone);
  const asked = { place, window, until: window.kind === 'live' ? endOfToday : window.to };
  const to = window.kind === 'live' ? now : window.to;
  const show = (change: RhythmsSearch) => go(paths.rhythms(place.id, { ...search, ...change }), { stay: true });
  const datastreams = useQuery(queries.datastreams(place.id));
  const deviations = useQuery(deviationsQuery(asked));
  return (
    <>
      <PeriodBar
        {...{ search, now, zone }}
        onChange={show}
        toNow={
          <Button variant="subtle" onClick={() => show({ tot: undefined })}>
            {liveWords.toNow}
          </Button>
        }
      />
      <QueryView query={datastreams} height={480}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.noDatastreams} text={words.noDatastreamsText} />
          ) : (
            <QueryView query={deviations} height={480}>
              {(found) => (
                <>
                  <SmallMultiples
                    {...{ place, places, window, to }}
                    datastreams={items}
                    deviations={found.items}
                    search={search}
                    onScale={(schaal) => show({ schaal })}
                  />
                  <Lanes
                    {...{ place, places, asked, to, now }}
                    datastreams={items}
                    {...found}
                    named={search.maatregelen}
                    onName={(maatregelen) => show({ maatregelen })}
                  />
                </>
              )}
            </QueryView>
          )
        }
      </QueryView>
    </>
  );
}
