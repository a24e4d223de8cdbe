import { useInfiniteQuery } from '@tanstack/react-query';
import { DAY, type Datastream, type Thing } from '@wijkritme/contract';
import { useEffect } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import { Button, Card, DescriptionList, Details, Heading, LinkButton } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { useDeviceMemory, withSeen } from './ignored-devices.ts';

/** Devices that announced themselves and have no passport yet (pattern 14). */
export function NewDevices({ states }: { states: ReadonlyMap<number, Datastream> }) {
  const { sensors: text } = useText();
  const { memory, change } = useDeviceMemory();
  const { data } = useInfiniteQuery(queries.things({ passport: 'missing' }));
  const fresh = data?.pages[0]?.items ?? [];
  const ids = fresh.map(({ id }) => id);
  useEffect(() => {
    const next = withSeen(memory, ids, Date.now());
    if (next !== memory) change(next);
  });
  const ignored = fresh.filter(({ id }) => memory.ignored.includes(id));
  const shown = fresh.filter(({ id }) => !memory.ignored.includes(id) && (memory.later[id] ?? 0) < Date.now());
  if (fresh.length === 0) return null;
  return (
    <section>
      {shown.length > 0 ? (
        <>
          <Heading level={2}>{text.newDevices}</Heading>
          <ul className="cards">
            {shown.map((thing) => (
              <li key={thing.id} className="cards__item">
                <NewDevice
                  thing={thing}
                  states={states}
                  seenAt={memory.seen[thing.id]}
                  onIgnore={() => change({ ignored: [...memory.ignored, thing.id] })}
                  onLater={() => change({ later: { ...memory.later, [thing.id]: Date.now() + DAY } })}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {ignored.length > 0 ? (
        <Details summary={text.ignored(ignored.length)}>
          <ul className="items">
            {ignored.map(({ id, name }) => (
              <li key={id} className="items__item items__head">
                {name}
                <Button onClick={() => change({ ignored: memory.ignored.filter((other) => other !== id) })}>
                  {text.restore}
                </Button>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </section>
  );
}

interface NewDeviceProps {
  readonly thing: Thing;
  readonly states: ReadonlyMap<number, Datastream>;
  readonly seenAt: number | undefined;
  readonly onIgnore: () => void;
  readonly onLater: () => void;
}

function NewDevice({ thing, states, seenAt, onIgnore, onLater }: NewDeviceProps) {
  const { sensors: text } = useText();
  const format = useFormat();
  const series = thing.datastreams.find(({ passportStatus }) => passportStatus === 'missing');
  const latest = series && states.get(series.id)?.latest;
  return (
    <Card
      title={text.newDevice(thing.name)}
      headingLevel={3}
      footer={
        <div className="toolbar">
          {series ? (
            <LinkButton variant="primary" href={paths.passport(thing.id, series.id)}>
              {text.add}
            </LinkButton>
          ) : null}
          <Button onClick={onIgnore}>{text.ignore}</Button>
          <Button variant="subtle" onClick={onLater}>
            {text.later}
          </Button>
        </div>
      }
    >
      <p>{text.newDeviceText}</p>
      <DescriptionList
        items={[
          { term: text.identity, description: thing.externalId ?? String(thing.id) },
          { term: text.firstSeen, description: seenAt ? text.onThisScreen(format.moment(seenAt)) : '–' },
          { term: text.measures, description: thing.datastreams.map(({ name }) => name).join(', ') },
          { term: text.lastValue, description: latest ? format.value(latest.value, series?.unit) : text.none },
        ]}
      />
    </Card>
  );
}
