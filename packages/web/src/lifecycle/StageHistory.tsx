import type { LifecycleEntry, Thing, ThingLifecycle } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Details } from '../ui/index.ts';
import { useLifecycleText } from './texts.ts';

/** Every step that was taken, newest first, with who and why. */
export function StageHistory({ thing, lifecycle }: { thing: Thing; lifecycle: ThingLifecycle }) {
  const text = useLifecycleText();
  const format = useFormat();
  const nameOf = (id: number) => thing.datastreams.find((one) => one.id === id)?.name ?? String(id);
  const whoOf = (by: string) => {
    if (by === 'device') return text.device;
    return by === 'administrator' ? text.administrator : text.person;
  };
  return (
    <Details summary={text.history}>
      <DataTable<LifecycleEntry>
        stack
        caption={text.history}
        rows={lifecycle.history}
        rowKey={({ id }) => id}
        empty={text.none}
        columns={[
          { key: 'when', header: text.when, render: ({ at }) => format.moment(at) },
          { key: 'series', header: text.series, render: ({ datastream }) => nameOf(datastream) },
          {
            key: 'step',
            header: text.step,
            render: ({ to, until }) =>
              until === null ? text.stages[to] : `${text.stages[to]} ${text.endsAt(format.moment(until))}`,
          },
          { key: 'who', header: text.who, render: ({ changedBy }) => whoOf(changedBy) },
          { key: 'why', header: text.why, render: ({ reason }) => reason ?? text.none },
        ]}
      />
    </Details>
  );
}
