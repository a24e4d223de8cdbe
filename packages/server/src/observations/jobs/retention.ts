import { DAY } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { Mutex } from '../../foundation/mutex.ts';
import type { Sensors } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { ReadingIntake } from '../intake/intake.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { selectMarks } from '../sql/retention.ts';
import {
  addCounts,
  addFiles,
  beginReport,
  endReport,
  type StoredReport,
  selectReports,
} from '../sql/retention-reports.ts';
import { digestOf, totalsOf } from './digest.ts';
import { removePartitions } from './remove-partitions.ts';
import { removeReadings } from './remove-readings.ts';
import type { RetentionRun, RetentionStep } from './retention-run.ts';
import { dueOf } from './terms.ts';

/** The file of an import that failed or was cancelled can be resumed so long. It holds readings as they were sent. */
const FILE_TERM = 7 * DAY;

export interface RetentionParts {
  readonly db: ObservationsDb;
  readonly intake: ReadingIntake;
  readonly sensors: Sensors;
  /** Removes the files of imports that stopped before this instant (UTC ms). @returns how many */
  readonly removeFiles: (before: number) => Promise<number>;
}

/** Removes what is due, and keeps the reports of it. */
export class Retention {
  readonly #context: Context;
  readonly #parts: RetentionParts;
  readonly #steps: RetentionStep[] = [];
  readonly #running = new Mutex();
  #marks = new Map<number, number>();

  constructor(context: Context, parts: RetentionParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Other rooms remove what they made from readings. */
  addStep(step: RetentionStep): void {
    this.#steps.push(step);
  }

  async start(): Promise<void> {
    this.#marks = await selectMarks(this.#parts.db);
  }

  /** Up to where readings of a datastream were removed, UTC ms; −∞ where none were. */
  removedUntil(datastreamId: number): number {
    return this.#marks.get(datastreamId) ?? Number.NEGATIVE_INFINITY;
  }

  /**
   * Remove what is due now. Each part counts itself in the transaction that removes it, so a run that is cut off leaves
   * counts that the next run completes: nothing goes without being told.
   *
   * @param by who asked, as the log keeps it (`actorOf`)
   */
  run(cause: 'schedule' | 'request', by: string): Promise<StoredReport> {
    return this.#running.run(() => this.#run(cause, by));
  }

  async #run(cause: 'schedule' | 'request', by: string): Promise<StoredReport> {
    const { db, sensors, intake, removeFiles } = this.#parts;
    const { clock, database } = this.#context;
    const now = () => clock.now();
    const id = await beginReport(db, cause, now());
    // What had passed the gate before is stored now, and is seen below.
    await intake.settled();
    const dues = [...sensors.catalog.all()].flatMap((entry) => dueOf(entry, now()) ?? []);
    const run: RetentionRun = { dues, by, now, record: (trx, removals) => addCounts(trx, id, removals) };
    await removePartitions({ db, owner: database.pool, reportId: id }, run);
    await removeReadings(db, run);
    await addFiles(db, id, await removeFiles(now() - FILE_TERM));
    await this.start();
    for (const step of this.#steps) await step(run);
    return this.#end(id, by);
  }

  /** The end of the report and its entry in the log: both are there or neither. */
  async #end(id: number, by: string): Promise<StoredReport> {
    const { db } = this.#parts;
    const at = this.#context.clock.now();
    return db.transaction().execute(async (trx) => {
      const [report] = await selectReports(trx, { limit: 1, id });
      if (!report) throw new Error(`retention report ${id} is gone`);
      const digest = digestOf(report.counts);
      await endReport(trx, id, { finishedAt: at, digest });
      const { partitions, files } = report;
      await appendLog(trx, {
        at,
        kind: 'retention.removed',
        actor: by,
        subject: `retention:${id}`,
        detail: { digest, partitions, files, ...totalsOf(report.counts) },
      });
      return { ...report, finishedAt: new Date(at), digest };
    });
  }
}
