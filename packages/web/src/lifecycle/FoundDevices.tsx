import { useQuery } from '@tanstack/react-query';
import type { FoundDevice } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Button, Card, DescriptionList, Details, Heading, LinkButton } from '../ui/index.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { lifecycleQueries, useDecide } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** Devices that announced themselves and wait for a decision (pattern 14); only who manages sensors sees them. */
export function FoundDevices() {
  const text = useLifecycleText();
  const fresh = useQuery(lifecycleQueries.found('new'));
  const ignored = useQuery(lifecycleQueries.found('ignored'));
  const decide = useDecide();
  const devices = fresh.data?.items ?? [];
  const held = fresh.data ? fresh.data.turnedAway.tooMany + fresh.data.turnedAway.full : 0;
  if (devices.length === 0 && (ignored.data?.items.length ?? 0) === 0 && held === 0) return null;
  return (
    <section>
      {decide.error ? <ErrorAlert error={decide.error} /> : null}
      {devices.length > 0 ? <Heading level={2}>{text.newDevices}</Heading> : null}
      {held > 0 ? <p className="note">{text.turnedAway(held)}</p> : null}
      <ul className="cards">
        {devices.map((device) => (
          <li key={device.id} className="cards__item">
            <FoundCard device={device} onDecide={(decision) => decide.mutate({ id: device.id, decision })} />
          </li>
        ))}
      </ul>
      <IgnoredDevices
        devices={ignored.data?.items ?? []}
        onRestore={(id) => decide.mutate({ id, decision: 'restore' })}
      />
    </section>
  );
}

function IgnoredDevices({ devices, onRestore }: { devices: readonly FoundDevice[]; onRestore: (id: number) => void }) {
  const text = useLifecycleText();
  if (devices.length === 0) return null;
  return (
    <Details summary={text.ignored(devices.length)}>
      <ul className="items">
        {devices.map((device) => (
          <li key={device.id} className="items__item items__head">
            {device.name ?? device.identity ?? text.nameless}
            <Button onClick={() => onRestore(device.id)}>{text.restore}</Button>
          </li>
        ))}
      </ul>
    </Details>
  );
}

interface FoundCardProps {
  readonly device: FoundDevice;
  readonly onDecide: (decision: 'ignore' | 'later') => void;
}

function FoundCard({ device, onDecide }: FoundCardProps) {
  const text = useLifecycleText();
  const format = useFormat();
  const maker = [device.manufacturer, device.model].filter(Boolean).join(' ');
  return (
    <Card
      title={text.newDevice(device.name ?? device.identity ?? text.nameless)}
      headingLevel={3}
      footer={
        <div className="toolbar">
          <LinkButton variant="primary" href={paths.newDevice(device.id)}>
            {text.add}
          </LinkButton>
          <Button onClick={() => onDecide('ignore')}>{text.ignore}</Button>
          <Button variant="subtle" onClick={() => onDecide('later')}>
            {text.later}
          </Button>
        </div>
      }
    >
      <p>{text.newDeviceText}</p>
      {device.leftOut.length > 0 ? <p className="note">{text.leftOut}</p> : null}
      {device.cutOff ? <p className="note">{text.cutOff}</p> : null}
      <DescriptionList
        items={[
          { term: text.source, description: text.sources[device.source] },
          { term: text.identity, description: device.identity ?? text.unknown },
          { term: text.maker, description: maker || text.unknown },
          { term: text.measures, description: device.streams.map(({ name }) => name).join(', ') || text.unknown },
          { term: text.firstSeen, description: format.moment(device.firstSeen) },
          { term: text.lastSeen, description: format.moment(device.lastSeen) },
        ]}
      />
    </Card>
  );
}
