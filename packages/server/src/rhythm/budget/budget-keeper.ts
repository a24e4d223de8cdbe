import { DAY } from '@wijkritme/contract';
import { placeLimit } from '@wijkritme/engine';
import type { Places } from '../../places/index.ts';
import type { Sensors } from '../../sensors/index.ts';
import type { Series } from '../series.ts';
import { insertLimits, selectBudgets, selectLimits, writeBudget } from '../sql/alarm-budget.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';
import { type DatedLimit, LimitBook } from './limit-book.ts';
import { accountOf } from './place-account.ts';

/** Signals a week of a place with its datastreams, until somebody says otherwise. */
const DEFAULT_PER_WEEK = 1;
const LIMIT_EVERY = 7 * DAY;

/** What keeping budgets needs of those who keep the series. */
export interface SeriesKeeper {
  find(datastreamId: number): Series | undefined;
  /** Judge this series anew from here, UTC ms. */
  markLate(series: Series, from: number): void;
}

/**
 * Gives the datastreams of a place the limit that follows from the place's budget: once a week, and when the budget changed. A limit
 * is stored with the instant from which it holds before any reading is judged by it.
 */
export class BudgetKeeper {
  readonly book = new LimitBook();
  readonly #rooms: { readonly places: Places; readonly sensors: Sensors };
  readonly #series: SeriesKeeper;
  readonly #db: RhythmDb;

  constructor(rooms: { readonly places: Places; readonly sensors: Sensors }, series: SeriesKeeper, db: RhythmDb) {
    this.#rooms = rooms;
    this.#series = series;
    this.#db = db;
  }

  async load(): Promise<void> {
    for (const dated of await selectLimits(this.#db)) this.book.add(dated);
  }

  /** The budget that holds in a place: its own, else that of the nearest place around it. */
  async budgetOf(placeId: number): Promise<{ perWeek: number; fromPlaceId: number | null }> {
    return this.#budgetIn(await selectBudgets(this.#db), placeId);
  }

  #budgetIn(budgets: ReadonlyMap<number, number>, placeId: number): { perWeek: number; fromPlaceId: number | null } {
    for (const { id } of this.#rooms.places.directory.withParents(placeId)) {
      const perWeek = budgets.get(id);
      if (perWeek !== undefined) return { perWeek, fromPlaceId: id };
    }
    return { perWeek: DEFAULT_PER_WEEK, fromPlaceId: null };
  }

  setBudget(placeId: number, perWeek: number | null): Promise<void> {
    return writeBudget(this.#db, placeId, perWeek);
  }

  /** Series with readings of the place itself, by their number. */
  seriesOf(placeId: number): Series[] {
    return [...this.#rooms.sensors.catalog.all()]
      .filter((entry) => entry.placeId === placeId)
      .flatMap(({ id }) => this.#series.find(id) ?? [])
      .filter(({ lastTime }) => !Number.isNaN(lastTime))
      .sort((a, b) => a.id - b.id);
  }

  /** Look which places are due, and give their datastreams a limit from now on. */
  async settle(now: number): Promise<void> {
    const budgets = await selectBudgets(this.#db);
    const placeIds = new Set([...this.#rooms.sensors.catalog.all()].flatMap(({ placeId }) => placeId ?? []));
    for (const placeId of [...placeIds].sort((a, b) => a - b)) {
      const series = this.seriesOf(placeId);
      const { perWeek } = this.#budgetIn(budgets, placeId);
      if (series.length > 0 && series.some(({ id }) => this.#isDue(id, perWeek, now)))
        await this.#give(series, perWeek, now);
    }
  }

  #isDue(datastreamId: number, perWeek: number, now: number): boolean {
    const latest = this.book.latest(datastreamId);
    return latest === undefined || latest.perWeek !== perWeek || now - latest.from >= LIMIT_EVERY;
  }

  async #give(series: readonly Series[], perWeek: number, now: number): Promise<void> {
    const weeks = placeLimit(accountOf(series, perWeek));
    const limits = series.map(({ id, lastTime }): DatedLimit => {
      const from = Math.max(now, lastTime + 1, (this.book.latest(id)?.from ?? 0) + 1);
      return { datastreamId: id, limit: { from, weeks, perWeek } };
    });
    await insertLimits(this.#db, limits);
    for (const dated of limits) this.book.add(dated);
    // A reading may have come while the limit was being stored.
    for (const [i, one] of series.entries()) {
      const from = limits[i]?.limit.from ?? Number.POSITIVE_INFINITY;
      if (one.lastTime >= from) this.#series.markLate(one, from);
    }
  }
}
