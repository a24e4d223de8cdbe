import { MISSED_REPORTS, MISSED_SPAN_HOURS, type MissedScore, REPORT_MARGIN_MINUTES } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Heading } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { useReportsText } from './texts.ts';

/** What people reported, a sensor could have noticed and no signal told of. */
export function MissedPart({ missed: { sentence, items } }: { missed: MissedScore }) {
  const text = useReportsText();
  const { stretch, whole } = useFormat();
  return (
    <section>
      <Heading level={2}>{text.missedTitle}</Heading>
      <p className="lead">{sentence}</p>
      <p>{text.missedHow(whole(MISSED_REPORTS), whole(MISSED_SPAN_HOURS), whole(REPORT_MARGIN_MINUTES))}</p>
      <p className="note">{text.missedWhy}</p>
      {items.length === 0 ? null : (
        <TableFigure title={text.missedCaption} sentence={sentence}>
          <DataTable
            stack
            caption={text.missedCaption}
            rows={items}
            rowKey={({ placeId, categoryName, from }) => `${placeId} ${categoryName} ${from}`}
            empty={text.none}
            columns={[
              {
                key: 'place',
                header: text.columns.place,
                render: ({ placeId, placeName }) => <a href={paths.place(placeId)}>{placeName}</a>,
              },
              { key: 'what', header: text.columns.what, render: ({ categoryName }) => categoryName },
              {
                key: 'when',
                header: text.columns.when,
                render: ({ from, until }) => stretch(from, until),
              },
              { key: 'reports', header: text.missedReports, align: 'end', render: ({ reports }) => whole(reports) },
            ]}
          />
        </TableFigure>
      )}
    </section>
  );
}
