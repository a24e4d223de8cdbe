import type { Place, PlannedEvent } from '@wijkritme/contract';
import { useState } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { Button, DataTable, Heading } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { EventForm } from './EventForm.tsx';
import { usePlannedText } from './texts.ts';
import { usePlannedChange } from './use-planned-change.ts';

interface PlannedTableProps {
  readonly caption: string;
  readonly place: Place;
  readonly places: readonly Place[];
  readonly items: readonly PlannedEvent[];
  readonly mayManage: boolean;
  readonly onSaid: (sentence: string) => void;
}

/** One row an event; one of them at a time can be changed, below the table. */
export function PlannedTable({ caption, place, places, items, mayManage, onSaid }: PlannedTableProps) {
  const text = usePlannedText();
  const { moment } = useFormat(place.timeZone);
  const [chosen, setChosen] = useState<number>();
  const event = items.find(({ id }) => id === chosen);
  const whereOf = ({ placeId }: PlannedEvent) =>
    placeId === place.id ? text.here : text.around(places.find(({ id }) => id === placeId)?.name ?? '');
  const change = {
    key: 'change',
    header: text.change,
    controls: true,
    render: (one: PlannedEvent) => <Button onClick={() => setChosen(one.id)}>{text.changeTitle(one.name)}</Button>,
  };
  return (
    <>
      <TableFigure title={caption}>
        <DataTable
          caption={caption}
          columns={[
            { key: 'name', header: text.name, render: ({ name }) => name },
            {
              key: 'when',
              header: text.when,
              render: ({ start, end }) => text.fromTo(moment(start), moment(end)),
            },
            { key: 'kind', header: text.kind, render: ({ kind }) => text.kinds[kind] },
            { key: 'expected', header: text.expected, render: ({ expected }) => text.directions[expected] },
            { key: 'where', header: text.where, render: whereOf },
            ...(mayManage ? [change] : []),
          ]}
          rows={items}
          rowKey={({ id }) => id}
          empty={text.none}
          stack
        />
      </TableFigure>
      {event ? (
        <section>
          <Heading level={3}>{text.changeTitle(event.name)}</Heading>
          <EventForm
            key={`${event.id} ${event.version}`}
            placeId={event.placeId}
            zone={place.timeZone}
            event={event}
            onDone={(name) => {
              setChosen(undefined);
              onSaid(text.added(name));
            }}
          />
          <RemoveEvent
            event={event}
            onDone={() => {
              setChosen(undefined);
              onSaid(text.removed(event.name));
            }}
          />
        </section>
      ) : null}
    </>
  );
}

function RemoveEvent({ event, onDone }: { event: PlannedEvent; onDone: () => void }) {
  const text = usePlannedText();
  const remove = usePlannedChange(() => api.deletePlannedEvent({ id: event.id }));
  return (
    <>
      {remove.error ? <ErrorAlert error={remove.error} /> : null}
      <Button onClick={() => remove.mutate(undefined, { onSuccess: onDone })}>
        {remove.isPending ? text.busy : text.remove}
      </Button>
    </>
  );
}
