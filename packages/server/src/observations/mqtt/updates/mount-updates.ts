import { limits } from '@wijkritme/contract';
import type { Context } from '../../../foundation/context.ts';
import type { Principal } from '../../../foundation/principals.ts';
import { datastreamsRemoved, entitiesWritten } from '../../../sensors/index.ts';
import { observationsStored, readingChanged } from '../../events.ts';
import type { ObservationsRoom } from '../../room.ts';
import { isOfMulti } from '../../sensorthings/multi/components.ts';
import { observationOf } from '../../sensorthings/parse-path.ts';
import type { ReadingKey } from '../../sql/correct-observations.ts';
import { findObservation, type StoredObservation } from '../../sql/read-sensorthings-observations.ts';
import { isRefusalTopic, listenToRefusals } from '../refusals/listen-to-refusals.ts';
import type { RefusalBook } from '../refusals/refusal-book.ts';
import { EntityUpdates } from './entity-updates.ts';
import { isOpenTopic } from './open-topic.ts';
import { parseTopic } from './parse-topic.ts';
import { buildReadingIndex, type ReadingIndex } from './reading-index.ts';
import { copyRows, ReadingUpdates } from './reading-updates.ts';
import { RowUpdates } from './row-updates.ts';
import { UpdateBook } from './update-book.ts';
import { createDoorOf } from './update-doors.ts';
import { UpdateQuota } from './update-quota.ts';

/** Paths are walked for their ids alone. */
const nobody: Principal = { kind: 'visitor' };

/**
 * Updates over MQTT (OGC 18-088, 14.2): after the commit, to who listens. Nobody waits for a listener, and where nobody
 * listens a reading costs one comparison.
 */
export function mountUpdates(context: Context, room: ObservationsRoom, refusals: RefusalBook): void {
  const { events, mqtt, log } = context;
  const book = new UpdateBook();
  const quota = new UpdateQuota(context);
  const doorOf = createDoorOf(context, room);
  const readings = new ReadingUpdates({ room, book, quota, doorOf });
  const entities = new EntityUpdates({ room, book, quota, doorOf });
  const rows = new RowUpdates({ room, book, quota, doorOf });
  /** What belongs to what may have changed. */
  let relations = 0;
  let index: (ReadingIndex & { readonly of: string }) | undefined;
  let waiting = 0;
  let last = Promise.resolve();

  const stateNow = () => `${book.version} ${relations}`;
  const freshIndex = async () => {
    const of = stateNow();
    if (index?.of !== of)
      index = { ...(await buildReadingIndex(doorOf(nobody, 'v1.1'), book.ofSet('Observations'))), of };
    return index;
  };
  /** In the order of the commits, and never more than a few behind: then whoever listens would miss something. */
  const later = (work: () => Promise<void>) => {
    if (waiting >= limits.mqttUpdatesWaiting) {
      for (const subscriber of book.subscribers()) subscriber.end('waiting');
      return;
    }
    waiting += 1;
    last = last
      .then(work)
      .catch((cause) => log.error({ cause: String(cause) }, 'telling subscribers failed'))
      .finally(() => {
        waiting -= 1;
      });
  };
  const tellRows = (rows: readonly StoredObservation[]) =>
    later(async () => {
      const fresh = await freshIndex();
      readings.tellPlain(fresh, rows);
      if (fresh.expands) await readings.tellExpanded(fresh, rows);
    });

  /** The id of one observation tells whether it belongs to a MultiDatastream. */
  const topicOf = async (name: string) => {
    const id = observationOf(name.replace(/^v1\.[01]/, ''));
    const isRow = id !== undefined && (await isOfMulti(doorOf(nobody, 'v1.1'), id));
    return isRow ? parseTopic(name, () => true) : parseTopic(name);
  };
  const tellWhole = (keys: readonly ReadingKey[]) => {
    if (rows.isListenedTo()) later(() => rows.tell(keys));
  };

  mqtt.onSubscribe(async (subscriber, name) => {
    if (isRefusalTopic(name) && !subscriber.isGuest)
      return listenToRefusals({ context, room, book: refusals }, subscriber, name);
    const topic = await topicOf(name);
    if (!topic) return undefined;
    if (subscriber.isGuest && !isOpenTopic(topic, (id) => room.sensors.catalog.find(id) !== undefined))
      return undefined;
    const ends = [book.add(topic, subscriber)];
    if (topic.kind === 'wildcard') ends.push(refusals.add({ subscriber, fits: (one) => topic.fits(one) }));
    // Before the SUBACK: what is stored from now on is told.
    await freshIndex().catch(() => undefined);
    return () => {
      for (const end of ends) end();
    };
  });
  events.on(observationsStored, ({ readings: stored }) => {
    if (book.isEmpty || stored.count === 0) return;
    const fresh = copyRows(stored);
    tellWhole(fresh);
    const derived = entities.derived(fresh.map(({ datastream }) => datastream));
    if (derived.length > 0) later(() => entities.tell(derived));
    if (waiting === 0 && index?.of === stateNow() && !index.expands) readings.tellPlain(index, fresh);
    else tellRows(fresh);
  });
  events.on(readingChanged, ({ datastream, time }) => {
    if (book.isEmpty) return;
    tellWhole([{ datastream, time }]);
    later(async () => {
      const row = await findObservation(room.db, datastream, time);
      const fresh = await freshIndex();
      if (!row) return;
      readings.tellPlain(fresh, [row]);
      if (fresh.expands) await readings.tellExpanded(fresh, [row]);
    });
  });
  events.on(entitiesWritten, ({ entities: written }) => {
    relations += 1;
    if (!book.isEmpty && entities.concerns(written)) later(() => entities.tell(written));
  });
  events.on(datastreamsRemoved, () => {
    relations += 1;
  });
}
