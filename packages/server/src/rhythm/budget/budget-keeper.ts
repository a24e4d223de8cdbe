import { DAY } from '@wijkritme/contract';
import { placeLimit } from '@wijkritme/engine';
import type { Db } from '../../foundation/database/open-database.ts';
import { withoutTables } from '../../foundation/database/without-tables.ts';
import type { Places } from '../../places/index.ts';
import type { Sensors } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import type { Series } from '../series.ts';
import { insertLimits, lockBudgets, selectBudgets, selectLimits, writeBudget } from '../sql/alarm-budget.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';
import { type DatedLimit, LimitBook } from './limit-book.ts';
import { accountOf } from './place-account.ts';
import type { PreviewedPlace } from './preview.ts';

/** Signals a week of a place with its datastreams, until somebody says otherwise. */
const DEFAULT_PER_WEEK = 1;
const LIMIT_EVERY = 7 * DAY;
/** From when the first limit of a datastream holds, UTC ms: from its first reading on, however old that is. */
const SINCE_EVER = 0;

/** What keeping budgets needs of those who keep the series. */
export interface SeriesKeeper {
  find(datastreamId: number): Series | undefined;
  /** Judge this series anew from here, UTC ms. */
  markLate(series: Series, from: number): void;
}

export interface BudgetChange {
  readonly at: number;
  readonly by: string;
  /** The place's own budget as the caller has seen it; absent: whatever it is. */
  readonly seen?: number | null;
  /** What is stored in the same transaction. */
  readonly along?: (db: Db) => Promise<void>;
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
  /** As they were read last. */
  #budgets: ReadonlyMap<number, number> = new Map();
  #unstored: DatedLimit[] = [];

  constructor(rooms: { readonly places: Places; readonly sensors: Sensors }, series: SeriesKeeper, db: RhythmDb) {
    this.#rooms = rooms;
    this.#series = series;
    this.#db = db;
  }

  async load(): Promise<void> {
    this.#budgets = await selectBudgets(this.#db);
    for (const dated of await selectLimits(this.#db)) this.book.add(dated);
  }

  /**
   * Gives a datastream of which nothing was ever judged the limit of its place, so that its history is judged by the same measure
   * as what comes: without experience, the number of datastreams per signal.
   */
  begin(datastreamId: number): void {
    const placeId = this.#rooms.sensors.catalog.find(datastreamId)?.placeId ?? null;
    if (placeId === null || this.book.latest(datastreamId)) return;
    const { perWeek } = this.#budgetIn(this.#budgets, placeId);
    const members = [...this.#rooms.sensors.catalog.all()].filter((entry) => entry.placeId === placeId).length;
    const weeks = placeLimit({
      perWeek,
      episodes: Array.from({ length: members }, () => []),
      from: 0,
      to: 0,
      nearMs: 0,
    });
    const dated = { datastreamId, limit: { from: SINCE_EVER, weeks, perWeek } };
    this.book.add(dated);
    this.#unstored.push(dated);
  }

  forget(datastreamIds: readonly number[]): void {
    this.book.forget(datastreamIds);
    this.#unstored = this.#unstored.filter(({ datastreamId }) => !datastreamIds.includes(datastreamId));
  }

  /** To be called before anything is stored that was judged by them. */
  async storeFirst(): Promise<void> {
    if (this.#unstored.length === 0) return;
    const waiting = this.#unstored;
    this.#unstored = [];
    try {
      await insertLimits(this.#db, waiting);
    } catch (cause) {
      this.#unstored.unshift(...waiting);
      throw cause;
    }
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

  /** The budget of the place itself; null: it has that of the place around it. */
  async ownBudget(placeId: number): Promise<number | null> {
    return (await selectBudgets(this.#db)).get(placeId) ?? null;
  }

  /**
   * The change and its entry in the log are stored together, with what belongs to it.
   * @param perWeek null takes the place's own budget away
   * @returns false: the place's own budget is no longer what the caller has seen; nothing was changed
   */
  setBudget(placeId: number, perWeek: number | null, { at, by, seen, along }: BudgetChange): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      await lockBudgets(trx);
      const before = (await selectBudgets(trx)).get(placeId) ?? null;
      if (seen !== undefined && seen !== before) return false;
      await along?.(withoutTables(trx));
      if (before === perWeek) return true;
      await writeBudget(trx, placeId, perWeek);
      const detail = { perWeek, before };
      await appendLog(trx, {
        at,
        kind: 'alarm-budget.changed',
        actor: by,
        subject: `place:${placeId}`,
        detail,
      });
      return true;
    });
  }

  /** The place and those below it that have their budget from it, or would have it if it had one, with their datastreams. */
  async governedBy(placeId: number): Promise<PreviewedPlace[]> {
    const budgets = await selectBudgets(this.#db);
    const { directory } = this.#rooms.places;
    const isGoverned = (id: number) => {
      const chain = directory.withParents(id).map((place) => place.id);
      return chain.slice(0, chain.indexOf(placeId)).every((between) => !budgets.has(between));
    };
    const bySeries = new Map<number, Series[]>();
    for (const entry of this.#rooms.sensors.catalog.all()) {
      const series = this.#series.find(entry.id);
      if (entry.placeId === null || !series || Number.isNaN(series.lastTime)) continue;
      bySeries.set(entry.placeId, [...(bySeries.get(entry.placeId) ?? []), series]);
    }
    return [...directory.below(placeId)]
      .filter(isGoverned)
      .sort((a, b) => a - b)
      .flatMap((id) => {
        const place = directory.find(id);
        const series = (bySeries.get(id) ?? []).sort((a, b) => a.id - b.id);
        return place ? [{ place, series }] : [];
      });
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
    await this.storeFirst();
    this.#budgets = await selectBudgets(this.#db);
    const budgets = this.#budgets;
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
