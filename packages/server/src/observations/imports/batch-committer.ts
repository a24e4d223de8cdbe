import { setTimeout as sleep } from 'node:timers/promises';
import { type RowVerdict, SECOND, WijkritmeError } from '@wijkritme/contract';
import type { ReadingIntake, Sender } from '../intake/intake.ts';
import { CONFLICT, REPEATED, STORED } from '../intake/outcome.ts';
import { findImport, type StoredImport, selectStoredSince } from '../sql/imports-read.ts';
import { saveProgress } from '../sql/imports-write.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { keyOf } from '../sql/write-observations.ts';
import type { Batch, Note } from './batch.ts';
import type { BatchSink } from './batch-sink.ts';
import type { DatastreamBook } from './datastream-book.ts';
import { orderBySeries } from './order-by-series.ts';
import { reasonOf } from './reasons.ts';
import type { ReportRoom } from './report-room.ts';

const sender: Sender = {
  principal: { kind: 'administrator' },
  door: 'file',
  lateLimitMs: Number.POSITIVE_INFINITY,
};
/** Batches after a restart whose readings may have been stored just before the process was killed. */
const BATCHES_IN_DOUBT = 2;
const MAX_ATTEMPTS = 5;

export interface CommitterParts {
  readonly db: ObservationsDb;
  readonly intake: ReadingIntake;
  readonly sink: BatchSink;
  readonly book: DatastreamBook;
  readonly report: ReportRoom;
}

/**
 * Stores batches one after the other while the next is being read, and notes after each what became of its rows. The note
 * is written before the next batch is handed over, so that at most one stored batch is not in it when the process dies;
 * a restart tells the readings of that batch from real repeats by the transaction that stored them.
 */
export class BatchCommitter {
  readonly #parts: CommitterParts;
  readonly #id: number;
  readonly #counts: Record<RowVerdict, number>;
  #rows: number;
  #line: number;
  #notes: Note[] = [];
  #running: Promise<void> = Promise.resolve();
  #inDoubt: number;
  #notedIn: string;

  /** @param wasKilled the process that worked on this import before did not end it */
  constructor(parts: CommitterParts, start: StoredImport, wasKilled: boolean) {
    this.#parts = parts;
    this.#id = start.id;
    this.#counts = { ...start.counts };
    this.#rows = start.rows;
    this.#line = start.line;
    this.#inDoubt = wasKilled ? BATCHES_IN_DOUBT : 0;
    this.#notedIn = start.notedIn;
  }

  /** Resolves when the batch before this one is stored and noted; this one is then on its way. */
  async put(batch: Batch): Promise<void> {
    await this.#running;
    this.#running = this.#store(batch);
    // Whoever waits for it next gets the error.
    this.#running.catch(() => {});
  }

  /** @throws what the last batch failed with */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #store(batch: Batch): Promise<void> {
    const { book, report, sink } = this.#parts;
    const { readings } = batch;
    for (let i = 0; i < readings.count; i++)
      readings.datastream[i] = book.ids[readings.datastream[i] as number] as number; // registered before it was put
    orderBySeries(batch);
    const outcome = await this.#submit(batch);
    const own = this.#inDoubt > 0 ? await selectStoredSince(this.#parts.db, this.#notedIn, readings) : undefined;
    const told: { row: number; verdict: Exclude<RowVerdict, 'gap'> }[] = [];
    for (let i = 0; i < readings.count; i++) {
      const code = outcome[i] as number;
      const isOwn =
        code === REPEATED && own?.delete(keyOf(readings.datastream[i] as number, readings.time[i] as number));
      const verdict = isOwn ? 'stored' : verdictOf(code);
      this.#counts[verdict] += 1;
      if (verdict !== 'stored') told.push({ row: i, verdict });
    }
    // In the order of the file: the report holds the first of them.
    told.sort((a, b) => (batch.line[a.row] as number) - (batch.line[b.row] as number));
    for (const { row, verdict } of told) {
      if (!report.take(verdict)) continue;
      const column = sink.columns[batch.column[row] as number] ?? '';
      this.#notes.push({ line: batch.line[row] as number, column, verdict, reason: reasonOf(outcome[row] as number) });
    }
    this.#counts.gap += batch.gaps;
    this.#counts.refused += batch.refused;
    this.#rows += batch.rows;
    this.#notes.push(...batch.notes);
    if (batch.endLine !== undefined) await this.#note(batch.endLine, batch.bytesDone);
    sink.recycle(batch);
  }

  /** What was in doubt is settled once it is noted. */
  async #note(line: number, bytesDone: number): Promise<void> {
    this.#line = Math.max(this.#line, line);
    const progress = {
      line: this.#line,
      rows: this.#rows,
      bytesDone,
      counts: this.#counts,
      datastreams: this.#parts.book.all(),
    };
    await saveProgress(this.#parts.db, this.#id, progress, this.#notes);
    this.#notes = [];
    this.#inDoubt = Math.max(0, this.#inDoubt - 1);
  }

  /** A store that does not answer is asked again: whether it stored the batch shows then. */
  async #submit({ readings }: Batch): Promise<Uint8Array> {
    const { db, intake } = this.#parts;
    for (let attempt = 1; ; attempt++) {
      try {
        await intake.room(readings.count);
        return await intake.submit(readings, sender);
      } catch (cause) {
        const isPassing = cause instanceof WijkritmeError && (cause.code === 'busy' || cause.code === 'unavailable');
        if (!isPassing || attempt === MAX_ATTEMPTS) throw cause;
        await sleep(attempt * SECOND);
        if (this.#inDoubt > 0) continue;
        const noted = await findImport(db, this.#id);
        if (noted) this.#notedIn = noted.notedIn;
        this.#inDoubt = 1;
      }
    }
  }
}

function verdictOf(code: number): Exclude<RowVerdict, 'gap'> {
  switch (code) {
    case STORED:
      return 'stored';
    case REPEATED:
      return 'repeated';
    case CONFLICT:
      return 'conflict';
    default:
      return 'refused';
  }
}
