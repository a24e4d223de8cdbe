import { englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import type { DatastreamCatalog } from '../../../sensors/index.ts';
import { judgeAtGate } from '../../intake/gate.ts';
import type { ReadingIntake, Sender } from '../../intake/intake.ts';
import { openForBatch } from '../../intake/open-for-batch.ts';
import { CONFLICT, PENDING, REPEATED, STORED, TOO_FINE } from '../../intake/outcome.ts';
import { outcomesAtGate, type RowOutcomes, type WholeRows } from '../../intake/whole-rows.ts';
import { addReading, createReadings, nameFeature, type Readings } from '../../readings.ts';
import { askThrough } from '../../sql/open-months.ts';
import { ensurePartitionsIn, lacksPartitions, monthOf } from '../../sql/partitions.ts';
import type { ObservationsDb } from '../../sql/read-observations.ts';
import { findObstacle, finishGroup, type GroupReading, insertOne } from '../../sql/write-group.ts';

export interface GroupIntakeParts {
  readonly trx: ObservationsDb;
  readonly catalog: DatastreamCatalog;
  readonly real: ReadingIntake;
  /** The pool, by which it is remembered which months are there. */
  readonly owner: object;
  readonly now: () => number;
  /** What is told once the transaction has come to its end. */
  readonly later: (effect: () => unknown) => void;
}

/**
 * The intake inside a group that is done all or none: the same gate, but each reading goes into the transaction of the group
 * instead of the batch that is being gathered, so that no other sender waits for the group.
 */
export class GroupIntake implements ReadingIntake {
  readonly #parts: GroupIntakeParts;
  readonly #stored = createReadings(limits.insideReadings);

  constructor(parts: GroupIntakeParts) {
    this.#parts = parts;
  }

  judge(readings: Readings, { principal, lateLimitMs }: Pick<Sender, 'principal' | 'lateLimitMs'>): Uint8Array {
    const { catalog, now } = this.#parts;
    const ask = { principal, now: now(), lateLimitMs };
    return Uint8Array.from({ length: readings.count }, (_, i) => {
      const { datastream, time, value } = rowOf(readings, i);
      return judgeAtGate(catalog, ask, datastream, time, value);
    });
  }

  /** @throws WijkritmeError too_large where the group holds more readings than one transaction should */
  async submit(readings: Readings, sender: Sender): Promise<Uint8Array> {
    this.#refuseTooMany(readings);
    const outcome = this.judge(readings, sender);
    for (let i = 0; i < readings.count; i++)
      if (outcome[i] === PENDING) outcome[i] = await this.#store(rowOf(readings, i));
    return outcome;
  }

  /** Whatever stands in the way of one reading is looked for before any of its row is stored. */
  async submitRows(rows: WholeRows, sender: Sender): Promise<RowOutcomes> {
    const { readings, width } = rows;
    this.#refuseTooMany(readings);
    const outcomes = outcomesAtGate(rows, this.judge(readings, sender));
    for (const [row, code] of outcomes.code.entries()) {
      if (code !== PENDING) continue;
      const own = Array.from({ length: width }, (_, i) => rowOf(readings, row * width + i));
      const codes: number[] = [];
      for (const reading of own) codes.push(await this.#obstacle(reading));
      const refused = codes.findIndex((each) => each !== STORED && each !== REPEATED);
      if (refused < 0)
        for (const [i, reading] of own.entries()) if (codes[i] === STORED) await this.#insertWhole(reading);
      outcomes.by[row] = row * width + Math.max(refused, 0);
      outcomes.code[row] = refused >= 0 ? (codes[refused] as number) : codes.includes(STORED) ? STORED : REPEATED;
    }
    return outcomes;
  }

  /** @throws WijkritmeError unavailable where another process was faster, which undoes the group */
  async #insertWhole(reading: GroupReading): Promise<void> {
    if ((await this.#insert(reading)) === STORED) return;
    throw new WijkritmeError(
      'unavailable',
      englishOnly('Somebody else stored the same reading just now; send this again.'),
      {
        retryAfterSeconds: 1,
      },
    );
  }

  #refuseTooMany({ count }: Readings): void {
    if (this.#stored.count + count <= limits.insideReadings) return;
    throw new WijkritmeError('too_large', englishOnly(`A group holds at most ${limits.insideReadings} readings.`));
  }

  async #store(reading: GroupReading): Promise<number> {
    const code = await this.#obstacle(reading);
    return code === STORED ? this.#insert(reading) : code;
  }

  /** @returns STORED where nothing stands in the way */
  async #obstacle(reading: GroupReading): Promise<number> {
    const { trx, catalog } = this.#parts;
    const gap = catalog.find(reading.datastream)?.finestMs ?? 0;
    await this.#open(reading, gap);
    const obstacle = await findObstacle(trx, reading, gap);
    if (obstacle === 'near') return TOO_FINE;
    if (obstacle) return obstacle === 'same' ? REPEATED : CONFLICT;
    return STORED;
  }

  async #insert(reading: GroupReading): Promise<number> {
    const { trx, owner } = this.#parts;
    const months = [monthOf(reading.time)];
    if (lacksPartitions(owner, months)) await ensurePartitionsIn(trx, months);
    if (!(await insertOne(trx, reading))) return CONFLICT;
    addReading(this.#stored, reading.datastream, reading.time, reading.value, reading.resultTime);
    nameFeature(this.#stored, reading.feature);
    return STORED;
  }

  async #open({ datastream, time }: GroupReading, gap: number): Promise<void> {
    const one = createReadings(1);
    addReading(one, datastream, time, 0);
    await openForBatch(askThrough(this.#parts.trx), one, { finestMs: () => gap });
  }

  /** The last statements of the transaction. */
  async finish(): Promise<void> {
    if (this.#stored.count === 0) return;
    const position = await finishGroup(this.#parts.trx, this.#stored);
    await this.adopt(this.#stored, position);
  }

  async adopt(readings: Readings, position: number): Promise<void> {
    this.#parts.later(() => this.#parts.real.adopt(readings, position));
  }

  countUnreadable(...args: Parameters<ReadingIntake['countUnreadable']>): void {
    this.#parts.real.countUnreadable(...args);
  }

  /** Waiting for others, who may wait for a row of this transaction, would never end. */
  async settled(): Promise<void> {}

  async room(): Promise<void> {}
}

function rowOf({ datastream, time, value, resultTime, features }: Readings, i: number): GroupReading {
  return {
    datastream: datastream[i] as number,
    time: time[i] as number,
    value: value[i] as number,
    resultTime: resultTime[i] as number,
    feature: features?.get(i),
  };
}
