import { useQuery } from '@tanstack/react-query';
import type { DeviceEvent, Thing } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Card, DataTable } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** What a device did that somebody should know of, newest first; for who manages sensors. */
export function DeviceEvents({ thing }: { thing: Thing }) {
  const text = useLifecycleText();
  const query = useQuery(lifecycleQueries.events(thing.id));
  return (
    <Card title={text.events}>
      <QueryView query={query} height={40}>
        {({ items }) => (items.length === 0 ? <p>{text.eventsNone}</p> : <EventTable events={items} />)}
      </QueryView>
    </Card>
  );
}

function EventTable({ events }: { events: readonly DeviceEvent[] }) {
  const text = useLifecycleText();
  const format = useFormat();
  return (
    <>
      <p>{text.eventsSome(events.length)}</p>
      <DataTable<DeviceEvent>
        stack
        caption={text.events}
        rows={events}
        rowKey={({ kind, firstAt }) => `${kind} ${firstAt}`}
        empty={text.eventsNone}
        columns={[
          { key: 'what', header: text.eventWhat, render: ({ sentence }) => sentence },
          { key: 'count', header: text.eventCount, align: 'end', render: ({ count }) => format.whole(count) },
          { key: 'first', header: text.eventFirst, render: ({ firstAt }) => format.moment(firstAt) },
          { key: 'last', header: text.eventLast, render: ({ lastAt }) => format.moment(lastAt) },
        ]}
      />
    </>
  );
}
