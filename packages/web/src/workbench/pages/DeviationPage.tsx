import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DeviationReason } from '@wijkritme/contract';
import { capital } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/language.ts';
import { Breadcrumb, DescriptionList, Heading, LinkButton } from '../../ui/index.ts';
import { statusOf } from '../api.ts';
import { KindBadge } from '../parts/badges.tsx';
import { DeviationEvidence } from '../parts/DeviationEvidence.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { PurposeLink } from '../parts/PurposeLink.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { useZone } from '../parts/use-places.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const route = getRouteApi('/afwijkingen/$id');

export function DeviationPage() {
  const id = Number(route.useParams().id);
  const query = useQuery(queries.deviation(id));
  if (statusOf(query.error) === 404) return <NotFoundPage />;
  return (
    <QueryView query={query} height={480}>
      {(reason) => <DeviationView reason={reason} />}
    </QueryView>
  );
}

function DeviationView({ reason }: { reason: DeviationReason }) {
  const text = useText();
  const { deviation } = reason;
  const { placeId, placeName, signalId } = deviation;
  const heading = capital(text.deviation.heading(deviation.propertyName, text.kinds[deviation.kind]));
  return (
    <>
      <PageTitle topic={`${heading} (${deviation.id})`} section={text.deviations.title} />
      <Breadcrumb
        label={text.shell.breadcrumb}
        items={[
          { label: text.shell.overview, href: paths.overview() },
          { label: text.deviations.title, href: paths.deviations() },
          { label: text.deviation.title(deviation.id) },
        ]}
      />
      <Heading level={1}>{heading}</Heading>
      <p className="lead">{deviation.sentence}</p>
      <div className="toolbar toolbar--middle">
        <KindBadge kind={deviation.kind} />
        {signalId === null ? null : (
          <LinkButton variant="primary" href={paths.signal(signalId)}>
            {text.deviation.toSignal(signalId)}
          </LinkButton>
        )}
        {placeId === null ? null : (
          <LinkButton href={paths.place(placeId, { datastream: deviation.datastreamId })}>
            {text.deviation.toPlace(placeName ?? text.deviations.place)}
          </LinkButton>
        )}
      </div>
      <DeviationEvidence reason={reason} />
      <Facts reason={reason} />
    </>
  );
}

function Facts({ reason: { deviation } }: { reason: DeviationReason }) {
  const { deviation: text, deviations, words } = useText();
  const format = useFormat(useZone(deviation.placeId));
  const { kind, start, end, peakTime, peakValue, shownFrom, inSum, expected, meanDifference, unit, readings } =
    deviation;
  // Nothing was measured, so there is nothing to compare: silence is not a difference of zero.
  const silent = kind === 'silent';
  const isHidden = peakValue === null && shownFrom !== undefined;
  const peak = isHidden ? format.hidden(shownFrom, unit, inSum) : format.value(peakValue, unit);
  return (
    <section>
      <Heading level={2}>{text.figures}</Heading>
      <DescriptionList
        items={[
          { term: text.where, description: deviation.placeName ?? deviations.elsewhere },
          {
            term: text.when,
            description:
              end === null
                ? text.sinceStart(format.dayTime(start))
                : text.until(format.dayTime(start), format.dayTime(end)),
          },
          {
            term: text.peak,
            description: silent ? words.noReading : `${peak}, ${format.dayTime(peakTime)}`,
          },
          { term: capital(words.normal), description: expected ? format.span(expected.low, expected.high, unit) : '–' },
          {
            term: capital(words.difference),
            description: silent
              ? words.noReading
              : meanDifference === null || kind === 'implausible'
                ? '–'
                : format.difference(meanDifference, unit),
          },
          { term: text.readings, description: format.whole(readings) },
        ]}
      />
      <PurposeLink hidden={isHidden} />
    </section>
  );
}
