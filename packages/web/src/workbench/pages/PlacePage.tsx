import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Datastream, Place } from '@wijkritme/contract';
import { lazy, Suspense } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import { Breadcrumb, EmptyState, Heading, Skeleton } from '../../ui/index.ts';
import { BandPart } from '../parts/BandPart.tsx';
import { BeatBadge } from '../parts/badges.tsx';
import { DatastreamCards } from '../parts/DatastreamCards.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { PlaceDeviations, PlaceSensors } from '../parts/PlaceLists.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { WeekPart } from '../parts/WeekPart.tsx';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const route = getRouteApi('/plekken/$id');

// Behind folds that few open: loaded after the page is there.
const RhythmFacts = lazy(() =>
  import('../../rhythm-facts/RhythmFacts.tsx').then((module) => ({ default: module.RhythmFacts })),
);
const SummaryDownload = lazy(() =>
  import('../../summaries/SummaryDownload.tsx').then((module) => ({ default: module.SummaryDownload })),
);

export function PlacePage() {
  const id = Number(route.useParams().id);
  const places = useQuery(queries.places());
  return (
    <QueryView query={places} height={480}>
      {({ items }) => {
        const place = items.find((item) => item.id === id);
        return place ? <PlaceView key={id} place={place} places={items} /> : <NotFoundPage />;
      }}
    </QueryView>
  );
}

function PlaceView({ place, places }: { place: Place; places: readonly Place[] }) {
  const { shell, place: text } = useText();
  const datastreams = useQuery(queries.datastreams(place.id));
  const parents = parentsOf(place, places);
  return (
    <>
      <PageTitle topic={place.name} section={text.section} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          ...parents.map(({ id, name }) => ({ label: name, href: paths.place(id) })),
          { label: place.name },
        ]}
      />
      <Heading level={1}>{place.name}</Heading>
      <PlaceBeat place={place} />
      <QueryView query={datastreams} height={260}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={text.noDatastreams} text={text.noDatastreamsText} />
          ) : (
            <Measurements place={place} items={[...items].sort(deviatingFirst)} />
          )
        }
      </QueryView>
      <div className="split split--even">
        <PlaceDeviations placeId={place.id} />
        <PlaceSensors placeId={place.id} />
      </div>
    </>
  );
}

function PlaceBeat({ place }: { place: Place }) {
  const { place: text } = useText();
  const format = useFormat(place.timeZone);
  const { data } = useQuery(queries.beats());
  const beat = data?.items.find(({ placeId }) => placeId === place.id);
  if (!beat) return null;
  return (
    <div className="lead">
      <BeatBadge word={beat.word} label={beat.label} />
      <p>
        {beat.sentence} {beat.since ? text.since(format.dayTime(beat.since)) : null}
      </p>
    </div>
  );
}

function Measurements({ place, items }: { place: Place; items: readonly Datastream[] }) {
  const { place: text, shell } = useText();
  const search = route.useSearch();
  const shown = items.find(({ id }) => id === search.datastream) ?? items[0];
  if (!shown) return null;
  const part = { placeId: place.id, datastreamId: shown.id, zone: place.timeZone, search };
  return (
    <>
      <Heading level={2}>{text.choose}</Heading>
      <DatastreamCards
        items={items}
        selected={shown.id}
        zone={place.timeZone}
        hrefOf={(datastream) => paths.place(place.id, { ...search, datastream })}
      />
      <p className="more">
        <a href={paths.rhythms(place.id, { periode: search.periode, tot: search.tot })}>{text.toRhythms}</a>
      </p>
      <p className="lead">{shown.sentence}</p>
      <BandPart {...part} name={shown.name} />
      <WeekPart {...part} />
      <Suspense fallback={<Skeleton label={shell.loading} height={96} />}>
        <RhythmFacts key={shown.id} datastreamId={shown.id} />
        <SummaryDownload place={place} datastream={shown} />
      </Suspense>
    </>
  );
}

const deviatingFirst = (a: Datastream, b: Datastream) => statusRank(a) - statusRank(b);
const statusRank = ({ status }: Datastream) => (status === 'deviation' ? 0 : 1);

/** From the municipality down to just above the place. */
function parentsOf(place: Place, places: readonly Place[]): Place[] {
  const parent = places.find(({ id }) => id === place.parentId);
  return parent ? [...parentsOf(parent, places), parent] : [];
}
