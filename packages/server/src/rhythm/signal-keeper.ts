import type { Context } from '../foundation/context.ts';
import { isStoreAway } from '../foundation/database/store-away.ts';
import type { Mutex } from '../foundation/mutex.ts';
import { newsInStore } from '../foundation/news.ts';
import type { Sensors } from '../sensors/index.ts';
import type { GroupKeeper } from './groups/group-keeper.ts';
import type { JointNews } from './groups/store-group.ts';
import { selectDeviationsByIds } from './sql/deviations.ts';
import { selectJointByIds } from './sql/joint-deviations.ts';
import { claimDeviations, releaseDeviations, selectWithoutSignal, signalOfJoint } from './sql/joint-signals.ts';
import { assignSignals, deleteEmptySignals, refreshSignal, type Whereabouts } from './sql/signals.ts';
import type { RhythmDb } from './sql/write-rhythm.ts';

/** Deviations looked at in one transaction. */
const CHUNK = 200;
/** A store that went away is usually back by then. */
const AGAIN_MS = 2_000;

/**
 * Puts deviations that lie near in place and time into one signal, one batch after the other. A joint deviation and those
 * of single series that peak in it are one signal.
 */
export class SignalKeeper {
  readonly #context: Context;
  readonly #groups: GroupKeeper;
  readonly #db: RhythmDb;
  readonly #writing: Mutex;
  readonly #where: Whereabouts;
  readonly #waiting = { deviations: new Set<number>(), joint: new Set<number>(), bereft: new Set<number>() };
  #running: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;

  constructor(context: Context, rooms: { sensors: Sensors; groups: GroupKeeper }, db: RhythmDb, writing: Mutex) {
    this.#context = context;
    this.#groups = rooms.groups;
    this.#db = db;
    this.#writing = writing;
    this.#where = {
      placeOf: (id) => rooms.sensors.catalog.find(id)?.placeId ?? null,
      keyOf: (id) => rooms.groups.keyOf(id),
    };
  }

  add(ids: readonly number[]): void {
    for (const id of ids) this.#waiting.deviations.add(id);
    this.#start();
  }

  addJoint({ ids, bereft, loose }: JointNews): void {
    for (const id of ids) this.#waiting.joint.add(id);
    for (const id of loose) this.#waiting.deviations.add(id);
    for (const id of bereft) this.#waiting.bereft.add(id);
    this.#start();
  }

  /** Those stored by a process that was killed before it had put them into a signal. */
  async recover(): Promise<void> {
    this.addJoint({ ...(await selectWithoutSignal(this.#db)), bereft: [] });
  }

  #start(): void {
    if (this.#running) return;
    clearTimeout(this.#again);
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    const { deviations, joint, bereft } = this.#waiting;
    while (deviations.size + joint.size + bereft.size > 0) {
      // Joint ones first: single ones then find their signal there.
      const batch = {
        joint: [...joint].slice(0, CHUNK),
        bereft: [...bereft].slice(0, CHUNK),
        deviations: [...deviations].slice(0, CHUNK),
      };
      try {
        await this.#writing.run(() => this.#assign(batch));
      } catch (cause) {
        if (isStoreAway(cause)) {
          // They stay waiting; whoever watches over the store has said that it is away.
          this.#again = setTimeout(() => this.#start(), AGAIN_MS).unref();
          return;
        }
        const count = batch.deviations.length + batch.joint.length;
        this.#context.log.error({ cause: String(cause), deviations: count }, 'grouping deviations into signals failed');
      }
      void this.#context.events.announce(newsInStore, {});
      for (const id of batch.joint) joint.delete(id);
      for (const id of batch.bereft) bereft.delete(id);
      for (const id of batch.deviations) deviations.delete(id);
    }
  }

  #assign(batch: {
    joint: readonly number[];
    bereft: readonly number[];
    deviations: readonly number[];
  }): Promise<void> {
    const noticedAt = new Date(this.#context.clock.now());
    const where = { ...this.#where, noticedAt };
    return this.#db.transaction().execute(async (trx) => {
      const joint = new Set<number>();
      const others = new Set(batch.bereft);
      for (const row of await selectJointByIds(trx, batch.joint)) {
        const signal = await signalOfJoint(trx, row, noticedAt);
        joint.add(signal);
        const members = this.#groups.membersOf(row.group_key);
        for (const id of await claimDeviations(trx, row, signal, members)) others.add(id);
      }
      for (const signal of joint) {
        await assignSignals(trx, await releaseDeviations(trx, signal, this.#where.keyOf), where);
      }
      for (const signal of [...joint, ...others]) await refreshSignal(trx, signal);
      await assignSignals(trx, await selectDeviationsByIds(trx, batch.deviations), where);
      await deleteEmptySignals(trx);
    });
  }

  async settle(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    await this.#running;
    clearTimeout(this.#again);
  }
}
