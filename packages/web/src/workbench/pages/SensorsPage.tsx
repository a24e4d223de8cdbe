import { useQuery } from '@tanstack/react-query';
import type { Datastream, Thing } from '@wijkritme/contract';
import { ageOf } from '../../i18n/format.ts';
import { useFormat, useLanguage, useText } from '../../i18n/language.ts';
import type { ThingDatastream } from '../../live/answers.ts';
import { DataTable, EmptyState, Heading } from '../../ui/index.ts';
import { PassportBadge, StatusBadge } from '../parts/badges.tsx';
import { NewDevices } from '../parts/NewDevices.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { useNow } from '../parts/use-now.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

interface Row {
  readonly thing: Thing;
  readonly series: ThingDatastream;
  readonly state: Datastream | undefined;
}

const healthy: readonly Datastream['status'][] = ['normal', 'deviation', 'learning'];

export function SensorsPage() {
  const { sensors: text } = useText();
  const things = useQuery(queries.things());
  const states = useQuery(queries.datastreams());
  const byId = new Map(states.data?.items.map((item) => [item.id, item]));
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      <QueryView query={things} height={400}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={text.empty} text={text.emptyText} />
          ) : (
            <>
              <NewDevices things={items} states={byId} />
              <HealthTable
                rows={items.flatMap((thing) =>
                  thing.datastreams.map((series) => ({ thing, series, state: byId.get(series.id) })),
                )}
              />
            </>
          )
        }
      </QueryView>
    </>
  );
}

/** Whatever does not work comes first. */
function HealthTable({ rows }: { rows: readonly Row[] }) {
  const { sensors: text } = useText();
  const { language } = useLanguage();
  const format = useFormat();
  const now = useNow();
  const broken = rows.filter(({ state }) => state && !healthy.includes(state.status));
  const sorted = [...broken, ...rows.filter((row) => !broken.includes(row))];
  const count = (value: number | undefined) => (value === undefined ? '–' : format.whole(value));
  return (
    <section>
      <Heading level={2}>{text.all}</Heading>
      <p>{text.problems(broken.length)}</p>
      <DataTable<Row>
        caption={text.caption}
        rows={sorted}
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
      <p className="note">{text.countsHint}</p>
    </section>
  );
}
