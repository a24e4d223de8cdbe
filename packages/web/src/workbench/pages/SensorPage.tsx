import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Thing } from '@wijkritme/contract';
import { lazy, Suspense } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import type { ThingDatastream } from '../../live/answers.ts';
import { Alert, Badge, Breadcrumb, Card, DescriptionList, Heading, LinkButton, Skeleton } from '../../ui/index.ts';
import { statusOf } from '../api.ts';
import { PassportBadge, StatusBadge } from '../parts/badges.tsx';
import { IntakeFacts } from '../parts/IntakeFacts.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { PassportFacts } from '../parts/PassportFacts.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { usePlaceName } from '../parts/use-places.ts';
import { useMay } from '../parts/use-session.ts';
import { WithdrawPassport } from '../parts/WithdrawPassport.tsx';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const route = getRouteApi('/sensoren/$id');

// Loaded with the page of a sensor: few come here, and the others do not wait for it.
const DeviceEvents = lazy(() =>
  import('../../lifecycle/DeviceEvents.tsx').then((module) => ({ default: module.DeviceEvents })),
);
const LifecyclePart = lazy(() =>
  import('../../lifecycle/LifecyclePart.tsx').then((module) => ({ default: module.LifecyclePart })),
);

const SumsPart = lazy(() => import('../../lifecycle/SumsPart.tsx').then((module) => ({ default: module.SumsPart })));

export function SensorPage() {
  const query = useQuery(queries.thing(Number(route.useParams().id)));
  if (statusOf(query.error) === 404) return <NotFoundPage />;
  return (
    <QueryView query={query} height={480}>
      {(thing) => <SensorView thing={thing} />}
    </QueryView>
  );
}

function SensorView({ thing }: { thing: Thing }) {
  const { shell, sensors: text } = useText();
  const placeName = usePlaceName(thing.placeId);
  const mayManage = useMay('sensors.manage');
  const mayJudge = useMay('passports.manage');
  const format = useFormat();
  return (
    <>
      <PageTitle topic={thing.name} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: text.title, href: paths.sensors() },
          { label: thing.name },
        ]}
      />
      <Heading level={1}>{thing.name}</Heading>
      <p className="lead">
        {thing.description}{' '}
        {thing.simulated ? (
          <Badge tone="muted" shape="dots">
            {text.simulated}
          </Badge>
        ) : null}
      </p>
      <DescriptionList
        items={[
          { term: text.identity, description: thing.externalId ?? String(thing.id) },
          {
            term: text.place,
            description:
              thing.placeId && placeName ? <a href={paths.place(thing.placeId)}>{placeName}</a> : text.noPlace,
          },
          {
            term: text.position,
            description: thing.position
              ? text.degrees(format.degrees(thing.position[1]), format.degrees(thing.position[0]))
              : text.none,
          },
        ]}
      />
      <p className="more">
        <a href={paths.registerEntry(thing.id)}>{text.inRegister}</a>
      </p>
      <Suspense fallback={<Skeleton label={shell.loading} height={160} />}>
        <LifecyclePart thing={thing} />
        {mayManage ? <DeviceEvents thing={thing} /> : null}
        {mayJudge ? <SumsPart thing={thing} /> : null}
      </Suspense>
      {thing.datastreams.map((series) => (
        <Passport key={series.id} thing={thing} series={series} />
      ))}
    </>
  );
}

/** One datastream with its passport (pattern 15). */
function Passport({ thing, series }: { thing: Thing; series: ThingDatastream }) {
  const { passport: text, sensors } = useText();
  const administrator = useMay('passports.manage');
  const { data: state } = useQuery(queries.datastream(series.id));
  const { passport } = series;
  return (
    <Card
      title={text.title(series.name)}
      footer={
        <div className="toolbar">
          {thing.placeId === null ? null : (
            <LinkButton href={paths.place(thing.placeId, { datastream: series.id })}>{sensors.toChart}</LinkButton>
          )}
          {administrator ? (
            <LinkButton href={paths.passport(thing.id, series.id)}>{passport ? text.edit : text.give}</LinkButton>
          ) : null}
          {administrator && series.passportStatus === 'valid' ? (
            <WithdrawPassport thingId={thing.id} datastreamId={series.id} />
          ) : null}
        </div>
      }
    >
      <div className="toolbar">
        <PassportBadge status={series.passportStatus} />
        {state ? <StatusBadge status={state.status} /> : null}
      </div>
      {state?.contradiction ? (
        <Alert tone="warning" title={sensors.contradictsTitle}>
          <p>{state.contradiction.sentence}</p>
          <ul>
            {state.contradiction.neighbours.map(({ thingId, name }) => (
              <li key={thingId}>
                <a href={paths.sensor(thingId)}>{name}</a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {passport ? <PassportFacts passport={passport} /> : <p>{text.noPassport}</p>}
      {state ? <IntakeFacts series={state} /> : null}
    </Card>
  );
}
