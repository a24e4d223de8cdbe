import { useQuery } from '@tanstack/react-query';
import type { Feed } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Badge, DataTable, Heading } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { feedTones } from './feed-tones.ts';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** Sources elsewhere that are asked for readings, and how each is doing; nothing where there are none. */
export function Feeds() {
  const query = useQuery(lifecycleQueries.feeds());
  return (
    <QueryView query={query}>{({ items }) => (items.length === 0 ? null : <FeedTable feeds={items} />)}</QueryView>
  );
}

function FeedTable({ feeds }: { feeds: readonly Feed[] }) {
  const text = useLifecycleText();
  const format = useFormat();
  const failing = feeds.filter(({ health }) => health === 'failing').length;
  return (
    <section>
      <Heading level={2}>{text.feeds}</Heading>
      <p>{text.feedsSay(feeds.length, failing)}</p>
      <DataTable<Feed>
        stack
        caption={text.feeds}
        rows={feeds}
        rowKey={({ thingId }) => thingId}
        empty={text.feedsSay(0, 0)}
        columns={[
          {
            key: 'thing',
            header: text.feedThing,
            render: ({ thingId, thingName }) => <a href={paths.sensor(thingId)}>{thingName}</a>,
          },
          {
            key: 'source',
            header: text.feedSource,
            render: ({ adapterName, station }) => `${adapterName}, ${station}`,
          },
          {
            key: 'state',
            header: text.feedState,
            render: ({ health, sentence }) => (
              <span>
                <Badge tone={feedTones[health]}>{text.feedHealth[health]}</Badge> {sentence}
              </span>
            ),
          },
          {
            key: 'newest',
            header: text.feedNewest,
            render: ({ reached }) => (reached === null ? text.feedNone : format.moment(reached)),
          },
          { key: 'next', header: text.feedNext, render: ({ nextAt }) => format.moment(nextAt) },
        ]}
      />
    </section>
  );
}
