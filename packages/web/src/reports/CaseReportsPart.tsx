import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseReports, Report } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { keys } from '../live/keys.ts';
import { Button, Details, Heading } from '../ui/index.ts';
import { api, statusOf } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { caseReportsQuery } from './queries.ts';
import { ReportsTable } from './ReportsTable.tsx';
import { useReportsText } from './texts.ts';

/** Reports that a case holds, and those around its signals that it could. */
export function CaseReportsPart({ caseId, isClosed }: { caseId: number; isClosed: boolean }) {
  const text = useReportsText();
  const mayRead = useMay('reports.read');
  const query = useQuery({ ...caseReportsQuery(caseId), enabled: mayRead === true });
  if (!mayRead || (query.data === undefined && statusOf(query.error) === 403)) return null;
  return (
    <section>
      <Heading level={2}>{text.caseTitle}</Heading>
      <QueryView query={query} height={120}>
        {(all) => <Linked all={all} isClosed={isClosed} />}
      </QueryView>
    </section>
  );
}

function Linked({ all, isClosed }: { all: CaseReports; isClosed: boolean }) {
  const text = useReportsText();
  const { whole } = useFormat();
  const change = useChange(all);
  const act = (linked: boolean) => (report: Report) => {
    const word = linked ? text.link : text.unlink;
    return (
      <Button
        onClick={() => change.mutate({ report: report.id, linked })}
        aria-label={text.actOn(word, whole(report.id))}
      >
        {word}
      </Button>
    );
  };
  const doing = (linked: boolean) => (isClosed ? {} : { act: act(linked) });
  return (
    <>
      <p className="lead">{all.sentence}</p>
      {change.error ? <AnswerError error={change.error} onLook={change.look} /> : null}
      {all.linked.length === 0 ? null : <ReportsTable caption={text.linked} items={all.linked} {...doing(false)} />}
      {all.around.length === 0 ? null : <ReportsTable caption={text.around} items={all.around} {...doing(true)} />}
      <History all={all} />
    </>
  );
}

function History({ all: { history } }: { all: CaseReports }) {
  const text = useReportsText();
  const { dayTime, whole } = useFormat();
  if (history.length === 0) return null;
  return (
    <Details summary={text.history} onPaper>
      <ol className="items">
        {history.map(({ version, at, linked, reportId, organisation }) => (
          <li key={version} className="items__item">
            <p className="items__note">{dayTime(at)}</p>
            <p className="items__text">
              {(linked ? text.historyLinked : text.historyUnlinked)(whole(reportId), organisation.name)}
            </p>
          </li>
        ))}
      </ol>
    </Details>
  );
}

function useChange({ caseId, version }: CaseReports) {
  const queryClient = useQueryClient();
  const queryKey = keys.reportsOfCase(caseId);
  const mutation = useMutation({
    mutationFn: ({ report, linked }: { report: number; linked: boolean }) =>
      api.changeCaseReport({ id: caseId, report, body: { linked, version } }),
    onSuccess: (all) => queryClient.setQueryData(queryKey, all),
  });
  return {
    ...mutation,
    look: () => {
      mutation.reset();
      void queryClient.invalidateQueries({ queryKey });
    },
  };
}
