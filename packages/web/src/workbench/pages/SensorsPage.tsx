import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { useText } from '../../i18n/language.ts';
import { EmptyState, Heading, LinkButton } from '../../ui/index.ts';
import { MoreButton } from '../parts/MoreButton.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { SensorFilters } from '../parts/SensorFilters.tsx';
import { SensorTable } from '../parts/SensorTable.tsx';
import { SensorTroubles } from '../parts/SensorTroubles.tsx';
import { useMay } from '../parts/use-session.ts';
import { WithoutPassport } from '../parts/WithoutPassport.tsx';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

const route = getRouteApi('/sensoren');

const FoundDevices = lazy(() =>
  import('../../lifecycle/FoundDevices.tsx').then((module) => ({ default: module.FoundDevices })),
);

const Feeds = lazy(() => import('../../lifecycle/Feeds.tsx').then((module) => ({ default: module.Feeds })));

/** Whatever does not work comes first; below it every sensor, a page at a time. */
export function SensorsPage() {
  const { sensors: text } = useText();
  const manages = useMay('sensors.manage');
  const { zoek, plek, paspoort } = route.useSearch();
  const filtered = zoek !== undefined || plek !== undefined || paspoort !== undefined;
  const states = useQuery(queries.datastreams());
  const things = useInfiniteQuery(queries.things({ search: zoek, place: plek, passport: paspoort }));
  const byId = new Map(states.data?.items.map((item) => [item.id, item]));
  const total = things.data?.pages[0]?.total ?? 0;
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      {manages ? (
        <Suspense fallback={null}>
          <FoundDevices />
          <Feeds />
        </Suspense>
      ) : null}
      <WithoutPassport />
      <QueryView query={states}>{({ items }) => <SensorTroubles states={items} />}</QueryView>
      <section>
        <Heading level={2}>{text.all}</Heading>
        <SensorFilters search={{ zoek, plek, paspoort }} filtered={filtered} />
        <QueryView query={things} height={400}>
          {({ pages }) => {
            const shown = pages.flatMap(({ items }) => items);
            if (shown.length > 0)
              return (
                <>
                  <p>{text.shown(shown.length, total)}</p>
                  <SensorTable things={shown} states={byId} />
                  <p className="note">{text.countsHint}</p>
                  <SaveShare
                    title={text.title}
                    hasShapes
                    make={async (about) =>
                      (await import('../../exports/of-sensors.ts')).figureOfSensors(
                        { search: zoek, place: plek, passport: paspoort },
                        about,
                      )
                    }
                  />
                </>
              );
            if (!filtered) return <EmptyState title={text.empty} text={text.emptyText} />;
            const clear = <LinkButton href={paths.sensors()}>{text.clear}</LinkButton>;
            return <EmptyState title={text.notFound} text={text.notFoundText} action={clear} />;
          }}
        </QueryView>
        <MoreButton query={things} label={text.more} />
      </section>
    </>
  );
}
