import type { Upkeep } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Heading } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { useUpkeepText } from './texts.ts';

/** Sources elsewhere that fail, and what could not be sent. */
export function OutsidePart({ feeds, deliveries }: Pick<Upkeep, 'feeds' | 'deliveries'>) {
  const text = useUpkeepText();
  const { waiting, deadMails, deadMessages } = deliveries;
  return (
    <section>
      <Heading level={2}>{text.outsideTitle}</Heading>
      <Feeds feeds={feeds} />
      <p className="lead">
        {deadMails + deadMessages > 0 ? text.deliveriesDead(deadMails, deadMessages) : text.deliveriesNone}{' '}
        {waiting > 0 ? text.deliveriesWaiting(waiting) : null}
      </p>
      <p>
        <a href={paths.sending()}>{text.toSending}</a>
      </p>
    </section>
  );
}

function Feeds({ feeds: { total, failing } }: Pick<Upkeep, 'feeds'>) {
  const text = useUpkeepText();
  const format = useFormat();
  const message =
    total === 0 ? text.feedsNone : failing.length === 0 ? text.feedsWork(total) : text.feedsFail(failing.length, total);
  return (
    <>
      <p className="lead">{message}</p>
      {failing.length > 0 ? (
        <TableFigure title={message}>
          <DataTable
            stack
            caption={message}
            rows={failing}
            rowKey={({ thingId }) => thingId}
            empty={text.none}
            columns={[
              {
                key: 'sensor',
                header: text.feedColumns.sensor,
                render: ({ thingId, thingName }) => <a href={paths.sensor(thingId)}>{thingName}</a>,
              },
              { key: 'why', header: text.feedColumns.why, render: ({ sentence }) => sentence },
              {
                key: 'failures',
                header: text.feedColumns.failures,
                align: 'end',
                render: ({ failures }) => format.whole(failures),
              },
              {
                key: 'last',
                header: text.feedColumns.last,
                render: ({ succeededAt }) => (succeededAt ? format.moment(succeededAt) : text.neverWorked),
              },
            ]}
          />
        </TableFigure>
      ) : null}
    </>
  );
}
