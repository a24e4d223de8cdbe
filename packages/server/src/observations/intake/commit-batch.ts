import type { PoolClient } from 'pg';
import { addReading, clearReadings, createReadings, nameFeature, type Readings } from '../readings.ts';
import { askBy } from '../sql/open-months.ts';
import { ensurePartitions, lacksPartitions, monthOf } from '../sql/partitions.ts';
import { selectNeighbours } from '../sql/read-neighbours.ts';
import { placeFeatures, selectFeatures } from '../sql/write-features.ts';
import {
  announce,
  inTransaction,
  keyOf,
  selectExisting,
  storeFresh,
  storeOld,
  storeUnsure,
} from '../sql/write-observations.ts';
import { openForBatch } from './open-for-batch.ts';
import { CONFLICT, REPEATED, STORED, TOO_FINE } from './outcome.ts';
import { refuseTooFine } from './spacing.ts';

export interface Committed {
  /** Outcome code per row of the batch. */
  readonly outcome: Uint8Array;
  /** The rows that are new, for the announcement. */
  readonly stored: Readings;
  readonly position: number;
}

/** What is known of the datastreams that are written to. */
export interface StoredSeries {
  /** Time of the newest stored reading per datastream; kept up to date by the writer. */
  readonly newest: Map<number, number>;
  /** Shortest time that may lie between two readings of a datastream, ms. */
  finestMs(datastream: number): number;
}

/**
 * Writes one batch. Rows newer than all that is stored of their datastream go in with one statement; the others may be
 * repeats, conflicts or finer than their passport allows and are looked at one by one. Keeps its buffers between batches.
 */
export class BatchWriter {
  readonly #series: StoredSeries;
  readonly #owner: object;
  readonly #fresh: Readings;
  readonly #freshAt: Int32Array;
  readonly #old: Readings;
  readonly #oldAt: Int32Array;
  readonly #stored: Readings;
  readonly #outcome: Uint8Array;

  constructor(capacity: number, series: StoredSeries, owner: object) {
    this.#series = series;
    this.#owner = owner;
    this.#fresh = createReadings(capacity);
    this.#freshAt = new Int32Array(capacity);
    this.#old = createReadings(capacity);
    this.#oldAt = new Int32Array(capacity);
    this.#stored = createReadings(capacity);
    this.#outcome = new Uint8Array(capacity);
  }

  async commit(client: PoolClient, batch: Readings): Promise<Committed> {
    const newest = this.#split(batch);
    const months = monthsOf(batch);
    // Without waiting where nothing is to be done: the statement should be on its way before anything else runs.
    if (lacksPartitions(this.#owner, months)) {
      const ensure = () => ensurePartitions(client, this.#owner, months);
      // Another process may make the same partition at this moment; then it is there when we look again.
      await ensure().catch(ensure);
    }
    const isPlain = this.#old.count === 0 && !batch.features;
    // Null: some of it lies in months that may be sealed, which only a transaction can open.
    const stored = isPlain ? await this.#commitFresh(client, newest) : null;
    const position = stored ?? (await inTransaction(client, () => this.#commitAll(client, batch, newest)));
    for (const [datastream, time] of newest) this.#series.newest.set(datastream, time);
    this.#collect(batch);
    return { outcome: this.#outcome, stored: this.#stored, position };
  }

  /** Fresh rows ascend in time per datastream; everything else is old. @returns newest time per datastream touched */
  #split(batch: Readings): Map<number, number> {
    clearReadings(this.#fresh);
    clearReadings(this.#old);
    const newest = new Map<number, number>();
    for (let i = 0; i < batch.count; i++) {
      const datastream = batch.datastream[i] as number;
      const time = batch.time[i] as number;
      const last = newest.get(datastream) ?? this.#series.newest.get(datastream) ?? Number.NEGATIVE_INFINITY;
      const isFresh = time > last;
      if (isFresh && time - last < this.#series.finestMs(datastream)) {
        this.#outcome[i] = TOO_FINE;
        continue;
      }
      const target = isFresh ? this.#fresh : this.#old;
      (isFresh ? this.#freshAt : this.#oldAt)[target.count] = i;
      addReading(target, datastream, time, batch.value[i] as number, batch.resultTime[i] as number);
      if (isFresh) newest.set(datastream, time);
    }
    return newest;
  }

  async #commitAll(client: PoolClient, batch: Readings, newest: Map<number, number>): Promise<number> {
    await openForBatch(askBy(client), batch, this.#series);
    const position = await this.#commitBoth(client, newest);
    if (batch.features) await this.#commitFeatures(client, batch, batch.features);
    return position;
  }

  /** @returns null where nothing was done, because it has to be looked for sealed months first */
  async #commitFresh(client: PoolClient, newest: Map<number, number>): Promise<number | null> {
    if (this.#fresh.count === 0) return 0;
    const { stored, position } = await storeFresh(
      client,
      this.#fresh,
      this.#newestRows(newest),
      announcementOf([this.#fresh]),
    );
    if (position === null) return null;
    for (let i = 0; i < this.#fresh.count; i++) this.#outcome[this.#freshAt[i] as number] = STORED;
    if (stored !== this.#fresh.count) await this.#compareFresh(client);
    return position;
  }

  async #commitBoth(client: PoolClient, newest: Map<number, number>): Promise<number> {
    let position = 0;
    if (this.#fresh.count > 0) {
      const result = await storeUnsure(
        client,
        this.#fresh,
        this.#newestRows(newest),
        announcementOf([this.#fresh, this.#old]),
      );
      position = result.position ?? 0;
      for (let i = 0; i < this.#fresh.count; i++) this.#outcome[this.#freshAt[i] as number] = STORED;
      if (result.stored !== this.#fresh.count) await this.#compareFresh(client);
    }
    await refuseTooFine(this.#old, this.#series, {
      neighbours: (gaps) => selectNeighbours(client, this.#old, gaps),
      moved: (row, to) => {
        if (to === undefined) this.#outcome[this.#oldAt[row] as number] = TOO_FINE;
        else this.#oldAt[to] = this.#oldAt[row] as number;
      },
    });
    if (this.#old.count === 0) return position;
    const inserted = await storeOld(client, this.#old);
    await this.#judgeOld(client, inserted);
    if (position === 0 && inserted.size > 0) position = await announce(client, announcementOf([this.#old]));
    return position;
  }

  /** After the rows: what is new gets its feature; a repeat that names another feature than is stored contradicts it. */
  async #commitFeatures(client: PoolClient, batch: Readings, features: ReadonlyMap<number, number>): Promise<void> {
    const rows = [...features.keys()].filter((row) => (this.#outcome[row] as number) <= REPEATED);
    const columns = (some: readonly number[]) => ({
      datastream: some.map((row) => batch.datastream[row] as number),
      time: some.map((row) => batch.time[row] as number),
      feature: some.map((row) => features.get(row) as number),
    });
    const fresh = rows.filter((row) => this.#outcome[row] === STORED);
    if (fresh.length > 0) await placeFeatures(client, columns(fresh));
    const repeated = rows.filter((row) => this.#outcome[row] === REPEATED);
    if (repeated.length === 0) return;
    const stored = await selectFeatures(client, columns(repeated));
    for (const row of repeated) {
      const key = keyOf(batch.datastream[row] as number, batch.time[row] as number);
      if (stored.get(key) !== features.get(row)) this.#outcome[row] = CONFLICT;
    }
  }

  /** First row of a key that went in is stored; the others repeat it, or conflict when their value differs. */
  async #judgeOld(client: PoolClient, inserted: Set<string>): Promise<void> {
    const old = this.#old;
    const existing = inserted.size === old.count ? undefined : await selectExisting(client, old);
    for (let i = 0; i < old.count; i++) {
      const key = keyOf(old.datastream[i] as number, old.time[i] as number);
      const isNew = inserted.delete(key);
      const code = isNew ? STORED : existing?.get(key) === old.value[i] ? REPEATED : CONFLICT;
      this.#outcome[this.#oldAt[i] as number] = code;
    }
  }

  /** Another process stored some of these in between: compare with what is there. */
  async #compareFresh(client: PoolClient): Promise<void> {
    const existing = await selectExisting(client, this.#fresh);
    for (let i = 0; i < this.#fresh.count; i++) {
      const key = keyOf(this.#fresh.datastream[i] as number, this.#fresh.time[i] as number);
      if (existing.get(key) !== this.#fresh.value[i]) this.#outcome[this.#freshAt[i] as number] = CONFLICT;
    }
  }

  #newestRows(newest: Map<number, number>): Readings {
    const rows = createReadings(newest.size);
    for (let i = 0; i < this.#fresh.count; i++) {
      const datastream = this.#fresh.datastream[i] as number;
      if (newest.get(datastream) === this.#fresh.time[i]) {
        addReading(rows, datastream, this.#fresh.time[i] as number, this.#fresh.value[i] as number);
      }
    }
    return rows;
  }

  #collect(batch: Readings): void {
    clearReadings(this.#stored);
    for (let i = 0; i < batch.count; i++) {
      if (this.#outcome[i] !== STORED) continue;
      const { datastream, time, value, resultTime } = batch;
      addReading(this.#stored, datastream[i] as number, time[i] as number, value[i] as number, resultTime[i]);
      if (batch.features) nameFeature(this.#stored, batch.features.get(i));
    }
  }
}

export function monthsOf(batch: Readings): Set<number> {
  const months = new Set<number>();
  let start = 0;
  let end = 0;
  for (let i = 0; i < batch.count; i++) {
    const time = batch.time[i] as number;
    if (time >= start && time < end) continue;
    const month = monthOf(time);
    months.add(month);
    start = Date.UTC(Math.floor(month / 12), month % 12, 1);
    end = Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1);
  }
  return months;
}

/** JSON of a StoredAnnouncement: datastreams touched with their earliest time. */
export function announcementOf(parts: readonly Readings[]): string {
  const from = new Map<number, number>();
  for (const part of parts) {
    for (let i = 0; i < part.count; i++) {
      const datastream = part.datastream[i] as number;
      const time = part.time[i] as number;
      const earliest = from.get(datastream);
      if (earliest === undefined || time < earliest) from.set(datastream, time);
    }
  }
  return JSON.stringify({ datastreams: [...from.keys()], from: [...from.values()] });
}
