import '../interpret/interpret.css';
import './measures.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type InterventionFile, interventionKinds } from '@wijkritme/contract';
import { FeelingSection } from '../feeling/FeelingSection.tsx';
import { useFormat, useLanguage, useText } from '../i18n/language.ts';
import { Alert, Breadcrumb, DescriptionList, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { NotFoundPage } from '../workbench/pages/NotFoundPage.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { StateBadge } from './badges.tsx';
import { ChainBack } from './ChainBack.tsx';
import { ChangePlan } from './ChangePlan.tsx';
import { EffectSection } from './EffectSection.tsx';
import { ExpectedSection } from './ExpectedSection.tsx';
import { MeasureHistory } from './MeasureHistory.tsx';
import { NextStep } from './NextStep.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { measureQuery } from './queries.ts';
import { useMeasuresText } from './texts.ts';
import type { MeasuresText } from './texts-nl.ts';

const route = getRouteApi('/maatregelen/$id');

export function MeasurePage() {
  const text = useMeasuresText();
  const query = useQuery(measureQuery(Number(route.useParams().id)));
  const status = statusOf(query.error);
  if (status === 404) return <NotFoundPage />;
  if (query.data === undefined && (status === 401 || status === 403))
    return (
      <>
        <PageTitle topic={text.title} />
        <Heading level={1}>{text.title}</Heading>
        <NotAllowed />
      </>
    );
  return (
    <QueryView query={query} height={480}>
      {(file) => <MeasureView key={file.id} file={file} />}
    </QueryView>
  );
}

function MeasureView({ file }: { file: InterventionFile }) {
  const { shell } = useText();
  const text = useMeasuresText();
  return (
    <>
      <PageTitle topic={`${file.title} (${file.id})`} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: text.title, href: paths.measures() },
          { label: file.title },
        ]}
      />
      <Heading level={1}>{file.title}</Heading>
      <p>
        <StateBadge state={file.state} />
      </p>
      {file.simulated ? (
        <Alert tone="info" title={text.sampleTitle}>
          <p>{text.sample}</p>
        </Alert>
      ) : null}
      {file.emergencyReason === null ? null : (
        <Alert tone={file.readingsMissing ? 'warning' : 'info'} title={text.begunInEmergency}>
          <p>{text.emergencyWhy(file.emergencyReason)}</p>
          {file.readingsMissing ? <MissingReadings file={file} /> : null}
        </Alert>
      )}
      <Facts file={file} />
      <EffectSection file={file} />
      <FeelingSection measureId={file.id} />
      <ExpectedSection file={file} />
      <NextStep file={file} />
      <ChainBack file={file} />
      <MeasureHistory file={file} />
      <ChangePlan file={file} />
    </>
  );
}

function MissingReadings({ file: { signals } }: { file: InterventionFile }) {
  const text = useMeasuresText();
  return (
    <>
      <p>{text.stillMissing}</p>
      <ul>
        {signals.map((id) => (
          <li key={id}>
            <a href={paths.signal(id)}>{text.toSignal(id)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function agreementOf(agreement: InterventionFile['agreement'], text: MeasuresText): string {
  if (!agreement) return text.noAgreement;
  return agreement.struck ? `${agreement.words} (${text.struck})` : agreement.words;
}

function Facts({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { language } = useLanguage();
  const { range, longDate, whole } = useFormat();
  const { plan, agreement } = file;
  const kind = interventionKinds.find(({ id }) => id === plan.kind);
  return (
    <DescriptionList
      items={[
        { term: text.case, description: <a href={paths.case(file.caseId)}>{file.caseTitle}</a> },
        { term: text.kind, description: kind?.[language] ?? plan.kind },
        { term: text.place, description: file.placeName ?? text.noPlace },
        { term: text.owner, description: file.owner.name },
        { term: text.period, description: range(plan.startsOn, plan.endsOn) },
        ...(plan.stopOn ? [{ term: text.stopOn, description: longDate(plan.stopOn) }] : []),
        { term: text.by, description: longDate(plan.by) },
        { term: text.cost, description: plan.costEuros === null ? text.noCost : `€ ${whole(plan.costEuros)}` },
        { term: text.agreement, description: agreementOf(agreement, text) },
        { term: text.followUp, description: file.followUp.sentence },
      ]}
    />
  );
}
