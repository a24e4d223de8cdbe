import type { Subscriber } from '../../../foundation/mqtt/subscriptions.ts';
import type { Principal } from '../../../foundation/principals.ts';
import type { CatalogEntry } from '../../../sensors/index.ts';
import type { Readings } from '../../readings.ts';
import type { ObservationsRoom } from '../../room.ts';
import type { Door } from '../../sensorthings/door.ts';
import { type ExpandedReading, expandReadings } from '../../sensorthings/expand.ts';
import { toMeasured, toShownAtOnce } from '../../sensorthings/protect.ts';
import { type ShownObservation, writeObservation } from '../../sensorthings/wire.ts';
import { withinTime } from '../../sensorthings/within-time.ts';
import { toProperties, writeObservationRows } from '../../sensorthings/write-rows.ts';
import type { StoredObservation } from '../../sql/read-sensorthings-observations.ts';
import { type ReadingIndex, readingKey } from './reading-index.ts';
import type { EntityListening, UpdateBook } from './update-book.ts';
import type { DoorOf } from './update-doors.ts';
import type { UpdateQuota } from './update-quota.ts';

export interface TellingParts {
  readonly room: ObservationsRoom;
  readonly book: UpdateBook;
  readonly quota: UpdateQuota;
  readonly doorOf: DoorOf;
}

/** Tells readings to who listens: each the whole entity as this one would get it over HTTP. */
export class ReadingUpdates {
  readonly #parts: TellingParts;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** Topics without related entities: nothing is read, so nothing has to wait. */
  tellPlain(index: ReadingIndex, rows: readonly StoredObservation[]): void {
    for (const row of rows) {
      for (const listening of listeningsOf(index, row))
        if (listening.topic.query.expand.length === 0) this.#tell(listening, listening.topic.name, row);
      this.#tellWildcards(row);
    }
  }

  /** Topics that want related entities in place: one question per topic and listener, however many readings there are. */
  async tellExpanded(index: ReadingIndex, rows: readonly StoredObservation[]): Promise<void> {
    const wanted = new Map<EntityListening, StoredObservation[]>();
    for (const row of rows)
      for (const listening of listeningsOf(index, row)) {
        if (listening.topic.query.expand.length === 0) continue;
        const own = wanted.get(listening);
        if (own) own.push(row);
        else wanted.set(listening, [row]);
      }
    for (const [listening, own] of wanted)
      for (const subscriber of listening.subscribers) await this.#expandFor(listening, subscriber, own);
  }

  async #expandFor(
    { topic }: EntityListening,
    subscriber: Subscriber,
    rows: readonly StoredObservation[],
  ): Promise<void> {
    const principal = subscriber.principal();
    if (!principal) return;
    const door = this.#parts.doorOf(principal, topic.version);
    const shown = rows.map((row) => this.#shown(door, row));
    const expanded = await withinTime(door, topic.query, (bounded) =>
      expandReadings(bounded, shown, topic.query.expand),
    );
    for (const row of shown) this.#parts.quota.send(subscriber, topic.name, textOf(door, topic, row, expanded));
  }

  #tell(listening: EntityListening, name: string, row: StoredObservation): void {
    this.#toEach(listening.subscribers, name, listening.topic.version, row, (door, shown) =>
      textOf(door, listening.topic, shown, undefined),
    );
  }

  #tellWildcards(row: StoredObservation): void {
    for (const { topic, subscribers } of this.#parts.book.wildcards())
      for (const version of ['v1.1', 'v1.0']) {
        const name = `${version}/Datastreams(${row.datastream})/Observations`;
        if (!topic.fits(name)) continue;
        this.#toEach(subscribers, name, version, row, (door, shown) => writeObservation(door.base, shown));
        break;
      }
  }

  /** What is shown differs between listeners only where small counts are hidden; then it is written for each of them. */
  #toEach(
    subscribers: Iterable<Subscriber>,
    name: string,
    version: string,
    row: StoredObservation,
    write: (door: Door, shown: ShownObservation) => string,
  ): void {
    const isForAll = !this.#parts.room.sensors.catalog.find(row.datastream)?.outward;
    let text: string | undefined;
    for (const subscriber of subscribers) {
      const principal = subscriber.principal();
      if (!principal) continue;
      const door = this.#parts.doorOf(principal, version);
      if (text === undefined || !isForAll) text = write(door, this.#shown(door, row));
      this.#parts.quota.send(subscriber, name, text);
    }
  }

  /** A device hears what it measured itself. */
  #shown(door: Door, row: StoredObservation): ShownObservation {
    const entry = this.#parts.room.sensors.catalog.find(row.datastream);
    return isOwn(door.principal, entry) ? toMeasured(entry, row) : toShownAtOnce(door, row);
  }
}

function isOwn(principal: Principal, entry: CatalogEntry | undefined): boolean {
  return principal.kind === 'device' && principal.thingId === entry?.thingId;
}

function textOf(
  door: Door,
  { property, query }: EntityListening['topic'],
  shown: ShownObservation,
  expanded: ExpandedReading | undefined,
): string {
  if (property !== undefined) return JSON.stringify({ [property]: toProperties(shown)[property] ?? null });
  return writeObservationRows(door.base, [shown], query.select, expanded)[0] ?? '';
}

function* listeningsOf(index: ReadingIndex, row: StoredObservation): Generator<EntityListening> {
  const { datastream, time } = row;
  yield* index.all;
  if (index.byFeature.size > 0) yield* index.byFeature.get(index.featureOf(row)) ?? [];
  yield* index.byDatastream.get(datastream) ?? [];
  if (index.byReading.size > 0) yield* index.byReading.get(readingKey(datastream, time)) ?? [];
}

/** The columns are reused after the event: copied. */
export function copyRows({ datastream, time, value, resultTime, features, count }: Readings): StoredObservation[] {
  return Array.from({ length: count }, (_, i) => {
    const feature = features?.get(i);
    return {
      datastream: datastream[i] as number,
      time: time[i] as number,
      value: value[i] as number,
      resultTime: resultTime[i] as number,
      ...(feature !== undefined && { feature }),
    };
  });
}
