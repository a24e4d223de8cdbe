import { useQuery } from '@tanstack/react-query';
import type { SignalReports } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { reportsBesideQuery } from './queries.ts';
import { ReportsTable } from './ReportsTable.tsx';
import { useReportsText } from './texts.ts';

/** What residents reported in the hours of a signal: facts, so they stand before anybody's answer. */
export function ReportsBeside({ signalId }: { signalId: number }) {
  const text = useReportsText();
  const mayRead = useMay('reports.read');
  const query = useQuery({ ...reportsBesideQuery(signalId), enabled: mayRead === true });
  if (!mayRead) return null;
  return (
    <section aria-labelledby="reports-heading">
      <Heading level={2} id="reports-heading">
        {text.besideTitle}
      </Heading>
      {query.data === undefined && statusOf(query.error) === 403 ? (
        <p>{text.notHere}</p>
      ) : (
        <QueryView query={query} height={120}>
          {(beside) => <Beside beside={beside} />}
        </QueryView>
      )}
    </section>
  );
}

function Beside({ beside: { sentence, marginMinutes, counts, items } }: { beside: SignalReports }) {
  const text = useReportsText();
  const { whole } = useFormat();
  return (
    <>
      <p className="lead">{sentence}</p>
      <p className="note">
        {text.besideHow(whole(marginMinutes))} {text.facts}
      </p>
      {items.length === 0 ? null : (
        <>
          <TableFigure title={text.countsCaption} sentence={sentence}>
            <DataTable
              compact
              caption={text.countsCaption}
              rows={counts}
              rowKey={({ categoryId }) => categoryId}
              empty={text.none}
              columns={[
                { key: 'what', header: text.columns.what, render: ({ categoryName }) => categoryName },
                { key: 'tone', header: text.tone, render: ({ tone }) => text.tones[tone] },
                { key: 'count', header: text.count, align: 'end', render: ({ count }) => whole(count ?? 0) },
              ]}
            />
          </TableFigure>
          <ReportsTable caption={text.caption} items={items} />
        </>
      )}
    </>
  );
}
