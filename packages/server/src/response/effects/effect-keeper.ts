import { DAY, SECOND } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import { zoneOf } from '../interventions/local-days.ts';
import type { ResponseParts } from '../room.ts';
import { announceCase } from '../sql/announce-case.ts';
import { insertInputs } from '../sql/effect-inputs.ts';
import {
  type EffectRunRow,
  findCaseOf,
  findStarted,
  findWaiting,
  insertRun,
  selectUnjudged,
  updateRun,
  waitAgain,
} from '../sql/effect-runs.ts';
import { holdMeasure } from '../sql/hold.ts';
import type { EffectWork } from './effect-work-list.ts';
import { gatherQuestion, termOf } from './gather-question.ts';
import { dueAt, type Judging, judgedUntil } from './judged-until.ts';
import { keepQuestion } from './keep-inputs.ts';

/** How often is looked whether the day of an expectation has passed. */
const LOOK_EVERY = 30 * SECOND;
/** Readings come late: a day is judged when they are in. */
const SETTLE_MS = DAY / 4;

/** Computes effects one after another: those that somebody asks for, and each at the day by which it was expected. */
export class EffectKeeper implements EffectWork {
  readonly #context: Context;
  readonly #room: ResponseParts;
  #running: Promise<void> | undefined;
  #current: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(context: Context, room: ResponseParts) {
    this.#context = context;
    this.#room = room;
  }

  async start(): Promise<void> {
    if (this.#room.rhythm.keeper.isOurs) await waitAgain(this.#room.db);
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY);
    this.#timer.unref();
    this.wake();
  }

  /** There is something to do. */
  wake(): void {
    this.look().catch((cause) => logUnlessAway(this.#context.log, cause, 'computing effects failed; trying again'));
  }

  /** Does what is due and what waits; resolves when that is done. */
  async look(): Promise<void> {
    if (this.#stopped || !this.#room.rhythm.keeper.isOurs) return;
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** Ends a computation that goes on. The caller has said so in the store. */
  async abandon(runId: number): Promise<void> {
    if (this.#current === runId) await this.#room.desk.abandon();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#room.desk.stop();
    await this.#running?.catch(() => undefined);
  }

  async #look(): Promise<void> {
    await this.#askDue();
    for (;;) {
      const run = this.#stopped ? undefined : await findWaiting(this.#room.db);
      if (!run) return;
      this.#current = run.id;
      try {
        await this.#compute(run);
      } catch (cause) {
        await this.#onFailure(run, cause);
      } finally {
        this.#current = undefined;
      }
    }
  }

  async #askDue(): Promise<void> {
    const { db, places } = this.#room;
    const now = this.#context.clock.now();
    for (const id of await selectUnjudged(db)) {
      const found = await findStarted(db, id);
      if (!found?.frozen) continue;
      const { plan } = found.frozen;
      const judging: Judging = { plan, endedAt: found.ended_at, timeZone: zoneOf(places, plan.placeId) };
      const due = dueAt(judging);
      if (now < due + SETTLE_MS) continue;
      const until = new Date(judgedUntil(judging, due));
      await db.transaction().execute(async (trx) => {
        // It may go with its case right now.
        if (!(await holdMeasure(trx, id))) return;
        for (const [index, { datastreamId }] of plan.expected.entries())
          await insertRun(trx, {
            interventionId: id,
            index,
            datastreamId,
            reason: 'due',
            askedAt: new Date(now),
            until,
          });
      });
    }
  }

  async #compute(run: EffectRunRow): Promise<void> {
    const { db, desk } = this.#room;
    const tell = (progress: number) => updateRun(db, run.id, { state: 'running', progress });
    if (!(await tell(5))) return;
    const request = await gatherQuestion(this.#room, run, (share) => tell(5 + Math.round(65 * share)));
    // Cancelled meanwhile, or what it is about is gone.
    if (!request) return void (await this.#fail(run));
    if (!(await tell(75))) return;
    const outcome = await desk.ask<'measure'>(request);
    const now = this.#context.clock.now();
    // Said now, for the datastream may be gone when somebody looks it up.
    const simulated = this.#room.sensors.catalog.find(run.datastream_id)?.simulated ?? false;
    const { question, inputs } = keepQuestion(request, run.id, (id) => termOf(this.#room, id, now));
    await db.transaction().execute(async (trx) => {
      const done = { state: 'done' as const, progress: 100, finishedAt: new Date(now) };
      const kept = { ...question, simulated };
      if (!(await updateRun(trx, run.id, { ...done, verdict: outcome.verdict, question: kept, outcome }))) return;
      await insertInputs(trx, inputs);
      const found = await findCaseOf(trx, run.intervention_id);
      // What came of a case that was made up is no news for anybody.
      if (found.simulated) return;
      await announceCase(trx, {
        caseId: found.id,
        by: null,
        entryId: null,
        about: { what: 'verdict', effectId: run.id },
      });
    });
  }

  async #onFailure(run: EffectRunRow, cause: unknown): Promise<void> {
    if (this.#stopped) return;
    const isCancelled = !(await this.#fail(run));
    if (!isCancelled) logUnlessAway(this.#context.log, cause, 'an effect could not be computed; it can be asked again');
  }

  #fail({ id }: EffectRunRow): Promise<boolean> {
    const finishedAt = new Date(this.#context.clock.now());
    return updateRun(this.#room.db, id, { state: 'failed', progress: 100, finishedAt });
  }
}
