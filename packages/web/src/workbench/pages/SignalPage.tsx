import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SignalReason } from '@wijkritme/contract';
import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/language.ts';
import { Alert, Breadcrumb, Heading, LinkButton, Skeleton } from '../../ui/index.ts';
import { statusOf } from '../api.ts';
import { JointDeviationPanel } from '../parts/JointDeviationPanel.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { SignalBadges, useSignalName, useSignalSpell } from '../parts/SignalItems.tsx';
import { SignalMembers } from '../parts/SignalMembers.tsx';
import { useMay } from '../parts/use-session.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const route = getRouteApi('/signalen/$id');

/** Its forms and texts are loaded by who looks at a signal. */
const InterpretSection = lazy(async () => ({
  default: (await import('../../interpret/InterpretSection.tsx')).InterpretSection,
}));

const FeedbackSection = lazy(async () => ({
  default: (await import('../../feedback/FeedbackSection.tsx')).FeedbackSection,
}));

const ReportsBeside = lazy(async () => ({
  default: (await import('../../reports/ReportsBeside.tsx')).ReportsBeside,
}));

const WorkSection = lazy(async () => ({ default: (await import('../../queue/WorkSection.tsx')).WorkSection }));

export function SignalPage() {
  const query = useQuery(queries.signal(Number(route.useParams().id)));
  if (statusOf(query.error) === 404) return <NotFoundPage />;
  return (
    <QueryView query={query} height={480}>
      {(reason) => <SignalView reason={reason} />}
    </QueryView>
  );
}

function SignalView({ reason: { signal, explanations, joint } }: { reason: SignalReason }) {
  const text = useText();
  const name = useSignalName(signal);
  const spell = useSignalSpell(signal);
  const mayAnswer = useMay('signals.work');
  const { placeId, placeName } = signal;
  return (
    <>
      <PageTitle topic={`${name} (${signal.id})`} section={text.signals.title} />
      <Breadcrumb
        label={text.shell.breadcrumb}
        items={[
          { label: text.shell.overview, href: paths.overview() },
          { label: text.signals.title, href: paths.signals() },
          { label: text.signals.number(signal.id) },
        ]}
      />
      <Heading level={1}>{name}</Heading>
      <p className="lead">{signal.sentence}</p>
      <div className="toolbar toolbar--middle">
        <SignalBadges signal={signal} />
        <span className="items__note">{spell}</span>
        {mayAnswer ? <LinkButton href={paths.opinionHere}>{text.signals.toOpinion}</LinkButton> : null}
        {placeId === null ? null : (
          <LinkButton href={paths.place(placeId)}>
            {text.deviation.toPlace(placeName ?? text.deviations.place)}
          </LinkButton>
        )}
      </div>
      {explanations.length > 0 ? (
        <Alert tone="info" title={text.signals.otherExplanation}>
          {explanations.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      ) : null}
      {signal.joint.map((one) => (
        <JointDeviationPanel
          key={one.id}
          joint={one}
          reason={joint.find(({ id }) => id === one.id)}
          placeId={placeId}
        />
      ))}
      <SignalMembers signal={signal} />
      <Suspense fallback={<Skeleton label={text.shell.loading} height={120} />}>
        <WorkSection signal={signal} />
        <ReportsBeside signalId={signal.id} />
        <InterpretSection signal={signal} />
        <FeedbackSection signal={signal} />
      </Suspense>
    </>
  );
}
