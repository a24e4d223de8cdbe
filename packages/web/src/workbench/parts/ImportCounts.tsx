import { useQuery } from '@tanstack/react-query';
import type { Import } from '@wijkritme/contract';
import { TableFigure } from '../../exports/TableFigure.tsx';
import { useFormat, useText } from '../../i18n/language.ts';
import { DataTable, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { rowVerdicts } from './verdicts.ts';

/** Every value of the file is in one of these counts: nothing is dropped in silence. */
export function ImportCounts({ item }: { item: Import }) {
  const { imports: text } = useText();
  const format = useFormat();
  const all = rowVerdicts.reduce((sum, verdict) => sum + item.counts[verdict], 0);
  return (
    <section>
      <Heading level={2}>{text.results}</Heading>
      <p>{all === 0 ? text.summaryNone : text.summary(format.whole(item.counts.stored), format.whole(all))}</p>
      <TableFigure title={text.countsCaption}>
        <DataTable
          compact
          caption={text.countsCaption}
          rows={rowVerdicts}
          rowKey={(verdict) => verdict}
          empty={text.none}
          columns={[
            { key: 'verdict', header: text.verdict, render: (verdict) => text.verdicts[verdict] },
            { key: 'count', header: text.count, align: 'end', render: (verdict) => format.whole(item.counts[verdict]) },
          ]}
        />
      </TableFigure>
      <SeriesLinks ids={item.datastreams} />
    </section>
  );
}

function SeriesLinks({ ids }: { ids: readonly number[] }) {
  const { imports: text } = useText();
  const { data } = useQuery({ ...queries.datastreams(), enabled: ids.length > 0 });
  const items = (data?.items ?? []).filter(({ id }) => ids.includes(id));
  if (items.length === 0) return null;
  return (
    <>
      <Heading level={3}>{text.series}</Heading>
      <ul className="items">
        {items.map(({ id, name, thingId, thingName, placeId }) => (
          <li key={id} className="items__item">
            <a href={placeId === null ? paths.sensor(thingId) : paths.place(placeId, { datastream: id })}>
              {thingName}: {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
