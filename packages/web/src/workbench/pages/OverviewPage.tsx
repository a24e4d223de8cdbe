import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Beat, Place, Thing } from '@wijkritme/contract';
import { useMemo } from 'react';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { useText } from '../../i18n/language.ts';
import { EmptyState, Heading, LinkButton, SegmentedControl } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { DistrictMapView } from '../parts/DistrictMapView.tsx';
import { districtSentence } from '../parts/district-sentence.ts';
import { NewestDeviations } from '../parts/NewestDeviations.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { PlaceItems } from '../parts/PlaceItems.tsx';
import { beatsByPlace, byUrgency, shownPlaces } from '../parts/places.ts';
import { QueryView } from '../parts/QueryView.tsx';
import { Signals } from '../parts/Signals.tsx';
import { paths, type View } from '../paths.ts';
import { queries } from '../queries.ts';

const route = getRouteApi('/');
const noThings: readonly Thing[] = [];

export function OverviewPage() {
  const text = useText();
  const places = useQuery(queries.places());
  return (
    <>
      <PageTitle topic={text.overview.title} />
      <QueryView query={places} height={480}>
        {({ items }) => (items.length === 0 ? <NoPlaces /> : <Overview places={items} />)}
      </QueryView>
    </>
  );
}

function Overview({ places }: { places: readonly Place[] }) {
  const text = useText();
  const { overview } = text;
  const beatList = useQuery(queries.beats());
  const beats = useMemo(() => beatsByPlace(beatList.data?.items), [beatList.data]);
  const shown = useMemo(() => shownPlaces(places), [places]);
  const name = places.find(({ kind }) => kind === 'municipality')?.name ?? text.shell.brand;
  return (
    <>
      <Heading level={1}>{overview.heading(name)}</Heading>
      <QueryView query={beatList} height={56}>
        {() => <p className="lead">{districtSentence(shown, beats, text)}</p>}
      </QueryView>
      <p>
        {overview.newHere} <a href={paths.firstSteps()}>{overview.firstSteps}</a>
      </p>
      <div className="split">
        <PlacesPart name={name} places={places} shown={shown} beats={beats} />
        <NewestDeviations />
      </div>
      <Signals />
    </>
  );
}

interface PlacesPartProps {
  readonly name: string;
  readonly places: readonly Place[];
  readonly shown: readonly Place[];
  readonly beats: ReadonlyMap<number, Beat>;
}

function PlacesPart({ name, places, shown, beats }: PlacesPartProps) {
  const text = useText();
  const { overview } = text;
  const go = useGo();
  const { weergave = 'kaart' } = route.useSearch();
  const shapes = useQuery(queries.shapes());
  const things = useQuery(queries.everyThing());
  const hasShapes = (shapes.data?.features.length ?? 0) > 0;
  return (
    <section className="split__main">
      {hasShapes ? (
        <SegmentedControl<View>
          label={overview.view}
          options={[
            { id: 'kaart', label: overview.map },
            { id: 'lijst', label: overview.list },
          ]}
          value={weergave}
          onChange={(view) => go(paths.overview(view === 'lijst' ? { weergave: view } : {}), { stay: true })}
        />
      ) : null}
      {weergave === 'kaart' && (hasShapes || shapes.isPending) ? (
        <QueryView query={shapes} height={420}>
          {(data) => (
            <DistrictMapView
              name={name}
              places={places}
              shown={shown}
              beats={beats}
              shapes={data}
              things={things.data ?? noThings}
            />
          )}
        </QueryView>
      ) : null}
      <Heading level={2}>{overview.places}</Heading>
      <SaveShare
        title={overview.places}
        hasShapes={hasShapes}
        make={async (about) =>
          (await import('../../exports/of-map.ts')).figureOfMap(
            {
              ...{ name, places, shown, beats, shapes: shapes.data, things: things.data ?? noThings },
              sentence: districtSentence(shown, beats, text),
            },
            about,
          )
        }
      />
      <PlaceItems places={[...shown].sort(byUrgency(beats))} beats={beats} />
    </section>
  );
}

function NoPlaces() {
  const { overview } = useText();
  return (
    <>
      <Heading level={1}>{overview.title}</Heading>
      <EmptyState
        title={overview.emptyTitle}
        text={
          <>
            <p>{overview.emptyText}</p>
            <dl className="commands">
              <dt>{overview.emptySample}</dt>
              <dd>
                <code>npx wijkritme demo</code>
              </dd>
              <dt>{overview.emptyOwn}</dt>
              <dd>
                <code>npx wijkritme places import buurten.geojson --preset cbs</code>
              </dd>
            </dl>
          </>
        }
        action={<LinkButton href={paths.imports()}>{overview.emptyAction}</LinkButton>}
      />
    </>
  );
}
