import { WijkritmeError } from '@wijkritme/contract';
import type { Principal } from '../../../foundation/principals.ts';
import { selectBundlesOf } from '../../../sensors/index.ts';
import { findRow } from '../../sensorthings/multi/find-rows.ts';
import type { ShownRow } from '../../sensorthings/multi/shown-row.ts';
import { rowProperties } from '../../sensorthings/multi/write-rows.ts';
import { parseObservationId } from '../../sensorthings/observation-id.ts';
import { readOne } from '../../sensorthings/read.ts';
import { resolveNode } from '../../sensorthings/resolve.ts';
import { withinTime } from '../../sensorthings/within-time.ts';
import type { ReadingKey } from '../../sql/correct-observations.ts';
import type { TellingParts } from './reading-updates.ts';
import type { EntityListening } from './update-book.ts';

/** Tells observations of MultiDatastreams, once every component has a reading of the moment; each listener as it may see it. */
export class RowUpdates {
  readonly #parts: TellingParts;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  isListenedTo(): boolean {
    return this.#listenings().length > 0;
  }

  /** @param keys readings that are new or were changed */
  async tell(keys: readonly ReadingKey[]): Promise<void> {
    const listenings = this.#listenings();
    if (listenings.length === 0) return;
    const { db } = this.#parts.room.sensors;
    const bundles = await selectBundlesOf(db, [...new Set(keys.map(({ datastream }) => datastream))]);
    const rows = new Map<string, { multi: number; time: number }>();
    for (const { datastream, time } of keys) {
      const multi = bundles.get(datastream);
      if (multi !== undefined) rows.set(`${multi} ${time}`, { multi, time });
    }
    for (const listening of listenings)
      for (const row of rows.values()) if (await this.#concerns(listening, row)) await this.#tellOne(listening, row);
  }

  #listenings(): EntityListening[] {
    return this.#parts.book.ofSet('MultiObservations');
  }

  async #concerns({ topic }: EntityListening, { multi, time }: { multi: number; time: number }): Promise<boolean> {
    const last = topic.steps.at(-1);
    if (topic.isOne) {
      const key = parseObservationId(last?.id ?? 0n);
      return key.datastream === multi && key.time === time;
    }
    const above = topic.steps.slice(0, -1);
    const [first] = above;
    if (above.length === 1 && first?.id !== undefined) return Number(first.id) === multi;
    const door = this.#parts.doorOf({ kind: 'visitor' }, topic.version);
    const node = await resolveNode(door, above).catch(maybeGone);
    return node?.set === 'MultiDatastreams' && node.row.id === multi;
  }

  async #tellOne(
    { topic, subscribers }: EntityListening,
    { multi, time }: { multi: number; time: number },
  ): Promise<void> {
    for (const subscriber of subscribers) {
      const principal: Principal | undefined = subscriber.principal();
      if (!principal) continue;
      const door = this.#parts.doorOf(principal, topic.version);
      const row = await findRow(door, multi, time);
      if (!row) return;
      const text =
        topic.property === undefined
          ? await withinTime(door, topic.query, (bounded) =>
              readOne(bounded, { set: 'MultiObservations', row }, topic.query),
            )
          : propertyOf(row, topic.property);
      this.#parts.quota.send(subscriber, topic.name, text);
    }
  }
}

function propertyOf(row: ShownRow, property: string): string {
  return JSON.stringify({ [property]: rowProperties(row)[property] ?? null });
}

function maybeGone(cause: unknown): undefined {
  if (!(cause instanceof WijkritmeError)) throw cause;
}
