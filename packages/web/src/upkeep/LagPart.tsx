import type { Upkeep } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Heading } from '../ui/index.ts';
import { useUpkeepText } from './texts.ts';

/** What waits longer than this lags: readers note how far they are about every twenty seconds, jobs are looked for every two. */
const LATE_MS = 120_000;

/** Queues, and whether one of them is behind. */
export function LagPart({ lag, intake, at }: Pick<Upkeep, 'lag' | 'intake' | 'at'>) {
  const text = useUpkeepText();
  const format = useFormat();
  const isLate = (oldest: string | null) => oldest !== null && Date.parse(at) - Date.parse(oldest) > LATE_MS;
  const behind =
    isLate(lag.outbox.oldest) ||
    isLate(lag.jobs.oldest) ||
    lag.jobsFailed > 0 ||
    lag.rhythmWaiting > 0 ||
    intake.queueRows > intake.queueLimit / 2;
  const count = ({ waiting, more }: Upkeep['lag']['jobs']) =>
    more ? text.atLeast(format.whole(waiting)) : format.whole(waiting);
  const since = (oldest: string | null) => (oldest === null ? '–' : format.moment(oldest));
  const rows = [
    {
      what: text.lagRows.queue,
      waiting: text.ofLimit(format.whole(intake.queueRows), format.whole(intake.queueLimit)),
      since: '–',
    },
    {
      what: lag.rhythmHere ? text.lagRows.rhythm : text.lagRows.rhythmElsewhere,
      waiting: lag.rhythmHere ? format.whole(lag.rhythmWaiting) : text.unknown,
      since: '–',
    },
    { what: text.lagRows.outbox, waiting: count(lag.outbox), since: since(lag.outbox.oldest) },
    { what: text.lagRows.jobs, waiting: count(lag.jobs), since: since(lag.jobs.oldest) },
    { what: text.lagRows.jobsFailed, waiting: format.whole(lag.jobsFailed), since: '–' },
  ];
  const message = behind ? text.lagBusy : text.lagCalm;
  return (
    <section>
      <Heading level={2}>{text.lagTitle}</Heading>
      <p className="lead">{message}</p>
      <TableFigure title={text.lagCaption} sentence={message}>
        <DataTable
          stack
          caption={text.lagCaption}
          rows={rows}
          rowKey={({ what }) => what}
          empty={text.none}
          columns={[
            { key: 'what', header: text.lagColumns.what, render: ({ what }) => what },
            { key: 'waiting', header: text.lagColumns.waiting, align: 'end', render: ({ waiting }) => waiting },
            { key: 'since', header: text.lagColumns.since, render: (row) => row.since },
          ]}
        />
      </TableFigure>
    </section>
  );
}
