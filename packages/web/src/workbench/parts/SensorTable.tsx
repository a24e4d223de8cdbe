import type { Datastream, Thing } from '@wijkritme/contract';
import { ageOf } from '../../i18n/format.ts';
import { useFormat, useLanguage, useText } from '../../i18n/language.ts';
import type { ThingDatastream } from '../../live/answers.ts';
import { DataTable } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { PassportBadge, StatusBadge } from './badges.tsx';
import { useNow } from './use-now.ts';

interface Row {
  readonly thing: Thing;
  readonly series: ThingDatastream;
  readonly state: Datastream | undefined;
}

interface SensorTableProps {
  readonly things: readonly Thing[];
  readonly states: ReadonlyMap<number, Datastream>;
}

/** One row for each datastream of these things. */
export function SensorTable({ things, states }: SensorTableProps) {
  const { sensors: text } = useText();
  const { language } = useLanguage();
  const format = useFormat();
  const now = useNow();
  const rows = things.flatMap((thing) =>
    thing.datastreams.map((series) => ({ thing, series, state: states.get(series.id) })),
  );
  const count = (value: number | undefined) => (value === undefined ? '–' : format.whole(value));
  return (
    <DataTable<Row>
      stack
      caption={text.caption}
      rows={rows}
      rowKey={({ series }) => series.id}
      empty={text.empty}
      columns={[
        {
          key: 'thing',
          header: text.sensor,
          render: ({ thing }) => <a href={paths.sensor(thing.id)}>{thing.name}</a>,
        },
        { key: 'series', header: text.series, render: ({ series }) => series.name },
        {
          key: 'status',
          header: text.status,
          render: ({ state }) => <StatusBadge status={state?.status ?? 'no-data'} />,
        },
        {
          key: 'last',
          header: text.last,
          render: ({ state }) => (state?.latest ? ageOf(now - Date.parse(state.latest.time), language) : text.never),
        },
        {
          key: 'passport',
          header: text.passport,
          render: ({ series }) => <PassportBadge status={series.passportStatus} />,
        },
        { key: 'stored', header: text.stored, align: 'end', render: ({ state }) => count(state?.counts.stored) },
        { key: 'refused', header: text.refused, align: 'end', render: ({ state }) => count(state?.counts.refused) },
      ]}
    />
  );
}
