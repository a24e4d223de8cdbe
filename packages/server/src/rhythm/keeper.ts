import { HOUR, SECOND } from '@wijkritme/contract';
import { isRhythm } from '@wijkritme/engine';
import type { Context } from '../foundation/context.ts';
import { Ownership } from '../foundation/database/ownership.ts';
import { logUnlessAway } from '../foundation/database/store-away.ts';
import type { Mutex } from '../foundation/mutex.ts';
import type { Observations, Readings, RetentionRun } from '../observations/index.ts';
import type { Places } from '../places/index.ts';
import type { CatalogEntry, Sensors } from '../sensors/index.ts';
import { BudgetKeeper } from './budget/budget-keeper.ts';
import type { CalendarViews } from './calendar-views.ts';
import { deviationsChanged, deviationsGone, verdictsChanged } from './events.ts';
import { flushRhythm } from './flush.ts';
import { BandTally } from './forecasts/band-tally.ts';
import { GroupKeeper } from './groups/group-keeper.ts';
import { jointDuesOf } from './groups/joint-dues.ts';
import { LabBook } from './lab-book.ts';
import { OutboxReader } from './outbox-reader.ts';
import { forgetDue, removeDue } from './remove-due.ts';
import { rewind, SINCE_EVER } from './rewind.ts';
import { keyOfChange, Series } from './series.ts';
import { selectOpenChanges } from './sql/deviations.ts';
import { selectStates } from './sql/read-rhythm.ts';
import { deleteEmptySignals, refreshSignal } from './sql/signals.ts';
import { deleteRhythm, type RhythmDb } from './sql/write-rhythm.ts';

/** Deviations are stored soon after they show; states, which are large, less often: what lies between is replayed. */
const BACKGROUND_EVERY = SECOND / 4;
const STATES_EVERY = 20 * SECOND;
/** Finished days waiting to be stored at which the intake has to wait for us. */
const DAYS_WAITING = 4_000;
/** How often the clock is looked at for silence. */
const TICK_EVERY = 10 * SECOND;
/** How often a waiting process looks whether the rhythm is free. */
const TAKE_OVER_EVERY = 5 * SECOND;
/** A late reading waits this long for others, so that many cost one replay. */
const REWIND_EVERY = SECOND;
/** How often complete hours are looked for in the groups. */
const GROUPS_EVERY = SECOND;
/** How often places are looked for whose limit is a week old. */
const BUDGETS_EVERY = HOUR;

/**
 * Keeps the rhythm of every datastream in memory, feeds it what was stored, and stores what comes out. What it had not
 * stored when the process died is read again from the outbox, so nothing is judged twice and nothing is left out.
 */
export class RhythmKeeper {
  readonly #context: Context;
  readonly #sensors: Sensors;
  readonly #observations: Observations;
  readonly #views: CalendarViews;
  readonly #db: RhythmDb;
  readonly #outbox: OutboxReader;
  readonly #writing: Mutex;
  readonly #ownership: Ownership;
  readonly groups: GroupKeeper;
  readonly budgets: BudgetKeeper;
  /** How often readings lie within the bands of their rhythm. */
  readonly bands = new BandTally();
  readonly lab: LabBook;
  readonly #series = new Map<number, Series>();
  readonly #late = new Set<Series>();
  #daysWaiting = 0;
  #changesWaiting = false;
  #catchingUp: Promise<void> | undefined;
  #statesAt = 0;
  #timers: NodeJS.Timeout[] = [];
  #touched = new Set<number>();

  constructor(
    context: Context,
    { places, sensors, observations }: { places: Places; sensors: Sensors; observations: Observations },
    views: CalendarViews,
    db: RhythmDb,
    writing: Mutex,
  ) {
    this.#context = context;
    this.#sensors = sensors;
    this.lab = new LabBook(sensors.catalog);
    this.#observations = observations;
    this.groups = new GroupKeeper(context, { sensors, places }, this, db, writing);
    this.#views = views;
    this.#db = db;
    const markLate = (series: Series, from: number) => this.#markLate(series, from);
    this.budgets = new BudgetKeeper({ sensors, places }, { find: (id) => this.find(id), markLate }, db);
    this.#writing = writing;
    this.#outbox = new OutboxReader(context.db, () => observations.intake.settled());
    this.#ownership = new Ownership(context.database.pool);
  }

  /** Passports changed: what outsiders see from now on. */
  takeRules(ids: readonly number[]): void {
    for (const id of ids) {
      const series = this.#series.get(id);
      if (series) series.outward = this.#sensors.catalog.find(id)?.outward ?? null;
    }
  }

  /** This process keeps the rhythm of the store. */
  get isOurs(): boolean {
    return this.#ownership.mine;
  }

  /** May this reading be shown outside next to the others in its sum? As far as is known at once. @param time UTC ms */
  isOpen(entry: CatalogEntry, time: number): boolean {
    return this.#observations.recent.isOpen(entry, time);
  }

  /** Datastreams that wait to be judged anew. */
  get waiting(): number {
    return this.#late.size;
  }

  find(datastreamId: number): Series | undefined {
    return this.#series.get(datastreamId);
  }

  /** Committed readings. A promise asks the intake to wait until we have caught up. */
  onStored(readings: Readings, position: number): Promise<void> | undefined {
    if (!this.#ownership.mine) return undefined;
    for (let i = 0; i < readings.count; i++) {
      const id = readings.datastream[i] as number;
      const time = readings.time[i] as number;
      if (this.lab.keepsOut(id, time, readings.value[i] as number)) continue;
      const series = this.#series.get(id) ?? this.#create(id);
      if (series === undefined) continue;
      if (series.rewinding || time <= series.lastTime || !Number.isNaN(series.lateFrom)) this.#markLate(series, time);
      else this.#take(series, time, readings.value[i] as number);
      this.#touched.add(id);
    }
    this.#outbox.tick(position);
    this.#announceTouched();
    return this.#daysWaiting > DAYS_WAITING ? this.flush('found') : undefined;
  }

  /** A stored reading changed or went: judge anew from its time. */
  onCorrected(datastream: number, from: number): void {
    const series = this.#series.get(datastream);
    if (this.#ownership.mine && series) this.#markLate(series, from);
  }

  #take(series: Series, time: number, value: number): void {
    const days = series.output.days.length;
    if (time < series.heardUntil) this.groups.markLate(series, time);
    const isLooked = this.bands.ask(series, time);
    series.take(time, value);
    if (isLooked) this.bands.count(series, time, value);
    this.#daysWaiting += series.output.days.length - days;
    if (series.verdict.changes.length > 0) this.#changesWaiting = true;
  }

  #markLate(series: Series, time: number): void {
    this.groups.markLate(series, time);
    series.lateFrom = Number.isNaN(series.lateFrom) ? time : Math.min(series.lateFrom, time);
    this.#late.add(series);
    this.#context.metrics.rhythmBacklog.set(this.#late.size);
  }

  /** @param isNew nothing of it was ever judged */
  #create(id: number, isNew = true): Series | undefined {
    if (isNew && this.#sensors.catalog.find(id)) this.budgets.begin(id);
    const series = this.#newSeries(id);
    if (series) this.#series.set(id, series);
    return series;
  }

  #newSeries(id: number): Series | undefined {
    const entry = this.#sensors.catalog.find(id);
    if (!entry) return undefined;
    const { kind, intervalMs, min, max, restsAtMin, timeZone, country } = entry;
    const spec = { kind, intervalMs, min, max, restsAtMin };
    const placeId = () => this.#sensors.catalog.find(id)?.placeId ?? null;
    const series = new Series(id, spec, this.#views.of({ timeZone, country, placeId }));
    series.limits = this.budgets.book.of(id);
    series.outward = entry.outward;
    return series;
  }

  #announceTouched(): void {
    if (this.#touched.size === 0) return;
    const ids = this.#touched;
    this.#touched = new Set();
    this.#context.events.announce(verdictsChanged, { ids });
  }

  /**
   * One process keeps the rhythm of a store. Another that starts on the same store takes in readings, and takes this
   * over when the first one is gone.
   */
  async start(): Promise<void> {
    if (await this.#ownership.take()) return this.#begin();
    this.#context.log.warn('another process keeps the rhythm of this store; this one takes in readings and waits');
    const waiting = setInterval(() => {
      this.#ownership
        .take()
        .then((mine) => {
          if (!mine) return undefined;
          clearInterval(waiting);
          return this.#begin();
        })
        .catch((cause) => logUnlessAway(this.#context.log, cause, 'taking over the rhythm failed; trying again'));
    }, TAKE_OVER_EVERY);
    waiting.unref();
    this.#timers.push(waiting);
  }

  /** Read the stored states; what was stored after them is replayed in the background. */
  async #begin(): Promise<void> {
    await this.budgets.load();
    for (const row of await selectStates(this.#db)) {
      const series = this.#create(row.datastreamId, !isRhythm(row.state));
      // What an earlier version of the engine learned cannot be read: everything is judged anew.
      if (series && !isRhythm(row.state)) this.#markLate(series, SINCE_EVER);
      else series?.restore(row.state, row.openDay, row.snapshotTime);
    }
    for (const { datastreamId, change } of await selectOpenChanges(this.#db)) {
      this.#series.get(datastreamId)?.open.set(keyOfChange(change), change);
    }
    this.lab.load(await this.#observations.latest());
    await this.groups.start();
    await this.#outbox.start();
    this.#statesAt = this.#context.clock.now();
    const every = (ms: number, run: () => Promise<void> | void) => {
      const timer = setInterval(() => {
        Promise.resolve(run()).catch((cause) =>
          logUnlessAway(this.#context.log, cause, 'keeping the rhythm failed; trying again'),
        );
      }, ms);
      timer.unref();
      this.#timers.push(timer);
    };
    every(BACKGROUND_EVERY, () => this.#background());
    every(TICK_EVERY, () => this.tick());
    every(REWIND_EVERY, () => this.catchUp());
    every(GROUPS_EVERY, () => this.#advanceGroups());
    every(BUDGETS_EVERY, () => this.settleBudgets());
    this.catchUp()
      .then(() => this.tick())
      .then(() => this.settleBudgets())
      .catch((cause) => logUnlessAway(this.#context.log, cause, 'catching up failed; trying again'));
  }

  async #advanceGroups(): Promise<void> {
    if (this.#ownership.mine) await this.groups.advance(this.#context.clock.now());
  }

  /** Give places that are due their limit; nothing while another process keeps the rhythm, which looks by itself. */
  async settleBudgets(): Promise<void> {
    if (!this.#ownership.mine) return;
    await this.catchUp();
    await this.#writing.run(() => this.budgets.settle(this.#context.clock.now()));
  }

  /** Judge whatever was stored and not judged in order: after a crash, by another process, or late. */
  catchUp(): Promise<void> {
    if (!this.#ownership.mine) return Promise.resolve();
    this.#catchingUp ??= this.#catchUp().finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  async #catchUp(): Promise<void> {
    await this.#outbox.advance((id, from) => {
      const series = this.#series.get(id) ?? this.#create(id);
      if (series) this.#markLate(series, from);
    });
    for (const series of [...this.#late]) {
      await this.flush('snapshots');
      const rewound = await rewind(series, {
        db: this.#db,
        observations: this.#observations,
        freshSeries: () => this.#newSeries(series.id),
        counts: (time) => this.lab.counts(series.id, time),
        writing: this.#writing,
        now: () => this.#context.clock.now(),
      });
      if (Number.isNaN(series.lateFrom) || !rewound) this.#late.delete(series);
      if (!rewound) continue;
      this.#touched.add(series.id);
      this.#changesWaiting ||= series.output.changes.size > 0;
      const { ids, gone } = rewound;
      if (ids.length > 0) this.#context.events.announce(deviationsChanged, { ids });
      if (gone > 0) this.#context.events.announce(deviationsGone, { datastreamId: series.id, count: gone });
    }
    this.#context.metrics.rhythmBacklog.set(this.#late.size);
    this.#announceTouched();
  }

  async #background(): Promise<void> {
    // The connection that held it broke: what was stored meanwhile comes out of the outbox.
    if (!(await this.#ownership.take())) return;
    const now = this.#context.clock.now();
    if (now - this.#statesAt >= STATES_EVERY) return this.#checkpoint(now);
    if (this.#changesWaiting || this.#daysWaiting > DAYS_WAITING / 4) await this.flush('found');
  }

  /** Store everything learned, and how far we are: a restart goes on from here. */
  async #checkpoint(now: number): Promise<void> {
    await this.catchUp();
    if (this.#late.size > 0) return;
    await this.flush('states');
    this.#statesAt = now;
  }

  /** Store what was found; further on also what to go back to, and then all that was learned. */
  flush(upTo: 'found' | 'snapshots' | 'states'): Promise<void> {
    return this.#writing.run(() => this.#flush(upTo));
  }

  async #flush(upTo: 'found' | 'snapshots' | 'states'): Promise<void> {
    const taken = { daysWaiting: this.#daysWaiting, changes: this.#changesWaiting };
    this.#daysWaiting = 0;
    this.#changesWaiting = false;
    // A position holds only when no reading before it waits for a replay, of its series or of its group.
    const isDone = this.#late.size === 0 && this.groups.settled;
    const learned = upTo === 'states' && { position: isDone ? this.#outbox.position : undefined, groups: this.groups };
    try {
      await this.budgets.storeFirst();
      const ids = await flushRhythm(this.#db, [...this.#series.values()], { snapshots: upTo !== 'found', ...learned });
      if (ids.length > 0) this.#context.events.announce(deviationsChanged, { ids });
    } catch (cause) {
      this.#daysWaiting += taken.daysWaiting;
      this.#changesWaiting ||= taken.changes;
      throw cause;
    }
  }

  /** Look at the clock: who has been silent for too long? */
  tick(): void {
    const now = this.#context.clock.now();
    for (const series of this.#series.values()) {
      if (series.rewinding || !(now - series.lastTime > series.state.spec.intervalMs)) continue;
      if (!this.lab.counts(series.id, now)) continue;
      series.tick(now);
      if (series.verdict.changes.length === 0) continue;
      this.#changesWaiting = true;
      this.#touched.add(series.id);
    }
    this.#announceTouched();
  }

  async forget(ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      const series = this.#series.get(id);
      if (series) this.#late.delete(series);
      this.#series.delete(id);
      this.lab.forget(id);
    }
    this.budgets.forget(ids);
    // A replay that runs, or a batch on its way to the store, would put back what goes now.
    await this.#catchingUp?.catch(() => undefined);
    await this.#writing.run(() =>
      this.#db.transaction().execute(async (trx) => {
        for (const signal of await deleteRhythm(trx, ids)) await refreshSignal(trx, signal);
        await deleteEmptySignals(trx);
      }),
    );
  }

  /** Remove what was learned and found from readings that are due, here and in the store. */
  async removeDue(run: RetentionRun): Promise<void> {
    if (!this.#ownership.mine) throw new Error('another process keeps the rhythm; the removal has to run there');
    await this.#catchingUp?.catch(() => undefined);
    await this.flush('snapshots');
    await this.#writing.run(async () => {
      const { gone, lastDays } = forgetDue(run.dues, (id) => this.#series.get(id));
      for (const series of gone) {
        this.#late.delete(series);
        this.#series.delete(series.id);
        this.#touched.add(series.id);
      }
      await removeDue(this.#db, run, { joints: jointDuesOf(this.groups.all(), run.dues), lastDays });
    });
    this.groups.regroup();
    this.#announceTouched();
  }

  /** Judge everything that is stored, whatever comes of it included. */
  async settle(): Promise<void> {
    while (this.#ownership.mine) {
      // One that runs may have looked before the newest reading was there.
      await this.#catchingUp?.catch(() => undefined);
      await this.catchUp();
      this.tick();
      await this.groups.advance();
      await this.flush('snapshots');
      if (this.#late.size === 0 && this.groups.settled && !this.#changesWaiting) return;
    }
  }

  /** Everything learned is stored when this resolves. */
  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    if (!this.#ownership.mine) return;
    await this.settle();
    await this.flush('states');
    this.#ownership.release();
  }
}
