import { DAY, limits, MINUTE, SECOND } from '@wijkritme/contract';
import { zoneRules } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { Mutex } from '../../foundation/mutex.ts';
import type { RetentionRun } from '../../observations/index.ts';
import type { RhythmParts } from '../parts.ts';
import { deleteForecasts } from '../sql/forecast-removal.ts';
import { addBands, deleteOldScores } from '../sql/forecast-scores.ts';
import { selectNewestOrigin } from '../sql/forecasts.ts';
import { type ForecastGroup, listGroups, municipalityOf } from './forecast-groups.ts';
import { ForecastMaker } from './forecast-maker.ts';
import { ForecastModels } from './forecast-models.ts';
import { originAt } from './forecast-origin.ts';
import { ForecastProcess } from './forecast-process.ts';
import { removeDueForecasts } from './remove-due-forecasts.ts';

/** How often the clock is looked at, and when for the first time: a start has more urgent things to do. */
const LOOK_EVERY = 30 * SECOND;
/** A group that could not be forecast is tried again after this. */
const TRY_AGAIN = 5 * MINUTE;

/**
 * Keeps forecasts of every datastream: scores what came true, learns once a day, forecasts every hour. All of it is stored as it
 * comes, so a start goes on where the last one was; what was being worked on is done again.
 */
export class ForecastKeeper {
  readonly #context: Context;
  readonly #room: RhythmParts;
  readonly #writing: Mutex;
  readonly #process = new ForecastProcess();
  readonly models: ForecastModels;
  readonly #maker: ForecastMaker;
  /** Newest origin by group, UTC ms. */
  readonly #origins = new Map<string, number>();
  readonly #notBefore = new Map<string, number>();
  /** Groups that somebody wants to be learned anew, and the one that is worked on. */
  readonly #wanted = new Set<string>();
  #working: string | undefined;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(context: Context, room: RhythmParts, writing: Mutex) {
    this.#context = context;
    this.#room = room;
    this.#writing = writing;
    this.models = new ForecastModels(room.db, writing);
    const { models } = this;
    this.#maker = new ForecastMaker(context, room, { process: this.#process, models, writing });
  }

  async start(): Promise<void> {
    await this.models.load();
    const isHourly = this.#context.config.forecasts === 'hourly';
    this.#timer = setInterval(() => {
      (isHourly ? this.look() : this.#storeBands()).catch((cause) =>
        logUnlessAway(this.#context.log, cause, 'forecasting failed; trying again'),
      );
    }, LOOK_EVERY);
    this.#timer.unref();
  }

  /** Number of the process that learns or forecasts just now. */
  get workerPid(): number | undefined {
    return this.#process.pid;
  }

  /** Groups of a municipality, or of the municipality that a place lies in. */
  groupsOf(placeId: number): ForecastGroup[] {
    const municipality = municipalityOf(this.#room.places.directory, placeId);
    return this.allGroups().filter((group) => group.placeId === municipality);
  }

  stateOf(groups: readonly ForecastGroup[]): 'idle' | 'waiting' | 'running' {
    if (groups.some(({ key }) => key === this.#working)) return 'running';
    return groups.some(({ key }) => this.#wanted.has(key)) ? 'waiting' : 'idle';
  }

  /** Newest origin of these groups, UTC ms; NaN where there is none. */
  async originOf(groups: readonly ForecastGroup[]): Promise<number> {
    return selectNewestOrigin(
      this.#room.db,
      groups.flatMap(({ entries }) => entries.map(({ id }) => id)),
    );
  }

  /** Learn these anew as soon as possible. */
  want(groups: readonly ForecastGroup[]): void {
    for (const { key } of groups) this.#wanted.add(key);
    this.look().catch((cause) => logUnlessAway(this.#context.log, cause, 'forecasting failed; trying again'));
  }

  /** Does what is due, one group after the other; resolves when that is done. */
  async look(): Promise<void> {
    if (this.#stopped || !this.#room.keeper.isOurs) return;
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #look(): Promise<void> {
    await this.#storeBands();
    const groups = this.allGroups();
    try {
      // Whatever is asked for meanwhile is done in another round.
      do {
        for (const group of groups) {
          if (this.#stopped) return;
          await this.#lookAt(group).catch((cause) => this.#onFailure(group, cause));
        }
      } while (groups.some(({ key }) => this.#wanted.has(key)));
    } finally {
      this.#working = undefined;
      await this.#process.stop();
    }
    await this.models.keepOnly(groups.map(({ key }) => key));
    await deleteOldScores(this.#room.db, this.#context.clock.now() - limits.scoreDays * DAY);
  }

  async #lookAt(group: ForecastGroup): Promise<void> {
    const now = this.#context.clock.now();
    const origin = originAt(zoneRules(group.timeZone), now);
    const isWanted = this.#wanted.has(group.key);
    if (!isWanted && ((await this.#newestOrigin(group)) >= origin || now < (this.#notBefore.get(group.key) ?? 0)))
      return;
    if (!isWanted && this.#isBusy(group)) return;
    this.#working = group.key;
    this.#wanted.delete(group.key);
    const began = performance.now();
    const made = await this.#maker.run(group, origin, isWanted);
    if (made > 0) this.#origins.set(group.key, origin);
    else this.#notBefore.set(group.key, now + TRY_AGAIN);
    this.#context.metrics.forecastRefresh.observe((performance.now() - began) / 1000);
  }

  /** Readings of it are being judged anew: what is known is about to change. */
  #isBusy({ entries }: ForecastGroup): boolean {
    return entries.some(({ id }) => {
      const series = this.#room.keeper.find(id);
      return series !== undefined && (series.rewinding || !Number.isNaN(series.lateFrom));
    });
  }

  async #newestOrigin(group: ForecastGroup): Promise<number> {
    const known = this.#origins.get(group.key);
    if (known !== undefined) return known;
    const stored = await this.originOf([group]);
    const origin = Number.isNaN(stored) ? Number.NEGATIVE_INFINITY : stored;
    this.#origins.set(group.key, origin);
    return origin;
  }

  #onFailure(group: ForecastGroup, cause: unknown): void {
    if (this.#stopped) return;
    this.#notBefore.set(group.key, this.#context.clock.now() + TRY_AGAIN);
    this.#context.metrics.forecastFailures.inc();
    logUnlessAway(this.#context.log, cause, 'forecasts of a municipality failed; trying again');
  }

  /** All groups, in a fixed order. */
  allGroups(): ForecastGroup[] {
    return listGroups(this.#room.sensors.catalog.all(), this.#room.places.directory);
  }

  async #storeBands(): Promise<void> {
    const sums = this.#room.keeper.bands.take().filter(({ datastreamId }) => this.#isKnown(datastreamId));
    try {
      await this.#writing.run(() => addBands(this.#room.db, sums));
    } catch (cause) {
      this.#room.keeper.bands.putBack(sums);
      throw cause;
    }
  }

  #isKnown(datastreamId: number): boolean {
    return this.#room.sensors.catalog.find(datastreamId) !== undefined;
  }

  /** Datastreams that are gone take their forecasts, scores and models with them. */
  async forget(ids: readonly number[]): Promise<void> {
    await this.#writing.run(() => this.#room.db.transaction().execute((trx) => deleteForecasts(trx, ids)));
    await this.models.load();
  }

  async removeDue(run: RetentionRun): Promise<void> {
    await this.#writing.run(() => removeDueForecasts(this.#room.db, run));
    await this.models.load();
  }

  /** A training that runs is given up; the next start does it again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#process.stop();
    await this.#running?.catch(() => undefined);
    if (this.#room.keeper.isOurs) await this.#storeBands();
  }
}
