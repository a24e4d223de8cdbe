import type { Deviation } from '@wijkritme/contract';
import { capital } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/language.ts';
import { DataTable } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { KindBadge } from './badges.tsx';
import { useZone } from './use-places.ts';

export function DeviationTable({ items }: { items: readonly Deviation[] }) {
  const { deviations: text, deviation: names } = useText();
  return (
    <DataTable
      stack
      caption={text.caption}
      rows={items}
      rowKey={({ id }) => id}
      empty={text.empty}
      columns={[
        {
          key: 'what',
          header: text.what,
          render: (row) => (
            <>
              <a href={paths.deviation(row.id)}>{capital(names.name(row.propertyName, row.placeName))}</a>
              <span className="items__sentence">{row.sentence}</span>
            </>
          ),
        },
        { key: 'kind', header: text.kind, render: (row) => <KindBadge kind={row.kind} /> },
        {
          key: 'place',
          header: text.place,
          render: ({ placeId, placeName }) =>
            placeId === null ? text.elsewhere : <a href={paths.place(placeId)}>{placeName ?? text.place}</a>,
        },
        { key: 'start', header: text.start, render: (row) => <Moment placeId={row.placeId} at={row.start} /> },
        { key: 'end', header: text.end, render: (row) => <Moment placeId={row.placeId} at={row.end} /> },
      ]}
    />
  );
}

function Moment({ placeId, at }: { placeId: number | null; at: string | null }) {
  const { deviations: text } = useText();
  const format = useFormat(useZone(placeId));
  return at === null ? text.ongoing : <span className="moment">{format.moment(at)}</span>;
}
