import '../interpret/interpret.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CaseFile } from '@wijkritme/contract';
import { useText } from '../i18n/language.ts';
import { SeenBy } from '../interpret/SeenBy.tsx';
import { SharedWith } from '../interpret/SharedWith.tsx';
import { CaseRemovalNote } from '../keeping/CaseRemovalNote.tsx';
import { useKeepingText } from '../keeping/texts.ts';
import { MeasuresOfCase } from '../measures/MeasuresOf.tsx';
import { CaseReportsPart } from '../reports/CaseReportsPart.tsx';
import { Alert, Breadcrumb, DescriptionList, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { NotFoundPage } from '../workbench/pages/NotFoundPage.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { paths } from '../workbench/paths.ts';
import { AnswerFirst } from './AnswerFirst.tsx';
import { Attachments } from './Attachments.tsx';
import { CaseActions } from './CaseActions.tsx';
import { ComingPart } from './ComingPart.tsx';
import { EntryFold } from './EntryFold.tsx';
import { caseQuery } from './queries.ts';
import { SaveCase } from './SaveCase.tsx';
import { ScriptSteps } from './ScriptSteps.tsx';
import { SignalsPart } from './SignalsPart.tsx';
import { Timeline } from './Timeline.tsx';
import { useCasesText } from './texts.ts';

const route = getRouteApi('/dossiers/$id');

export function CasePage() {
  const { shell } = useText();
  const text = useCasesText();
  const query = useQuery(caseQuery(Number(route.useParams().id)));
  const status = statusOf(query.error);
  if (status === 404) return <NotFoundPage />;
  if (query.data === undefined && (status === 401 || status === 403))
    return (
      <>
        <PageTitle topic={text.title} />
        <Heading level={1}>{text.title}</Heading>
        <p>
          {text.notAllowed} <SignInLink>{shell.signIn}</SignInLink>
        </p>
      </>
    );
  return (
    <QueryView query={query} height={480}>
      {(file) => <CaseView key={file.id} file={file} />}
    </QueryView>
  );
}

function CaseView({ file }: { file: CaseFile }) {
  const { shell } = useText();
  const text = useCasesText();
  const keeping = useKeepingText();
  return (
    <>
      <PageTitle topic={`${file.title} (${file.id})`} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: text.title, href: paths.cases() },
          { label: file.title },
        ]}
      />
      <Heading level={1}>{file.title}</Heading>
      <AnswerFirst file={file} />
      {file.simulated ? (
        <Alert tone="info" title={text.sampleTitle}>
          <p>{text.sample}</p>
        </Alert>
      ) : null}
      <DescriptionList
        items={[
          { term: text.state, description: file.closed ? text.closed : text.open },
          { term: text.place, description: file.placeName ?? text.noPlace },
          { term: text.owner, description: file.organisation.name },
          { term: text.label, description: <SharedWith mark={file} /> },
          ...(file.removal
            ? [
                {
                  term: keeping.removal.term,
                  description: <CaseRemovalNote removal={file.removal} placeId={file.placeId} />,
                },
              ]
            : []),
        ]}
      />
      <SeenBy receipts={file.seenBy} />
      <section>
        <Heading level={2}>{text.timeline}</Heading>
        <Timeline file={file} />
        {file.isHidden ? null : <SaveCase file={file} />}
        {file.closed || file.isHidden ? null : (
          <>
            <EntryFold file={file} kind="agreement" />
            <EntryFold file={file} kind="task" />
          </>
        )}
      </section>
      {file.isHidden ? null : <CaseParts file={file} />}
    </>
  );
}

/** What people put into a case; an empty list of what is hidden would say that there is nothing. */
function CaseParts({ file }: { file: CaseFile }) {
  return (
    <>
      <SignalsPart file={file} />
      <ComingPart file={file} />
      <CaseReportsPart caseId={file.id} isClosed={file.closed} />
      <MeasuresOfCase caseId={file.id} isClosed={file.closed} />
      <Attachments file={file} />
      <ScriptSteps file={file} />
      <CaseActions file={file} />
    </>
  );
}
