import { createExpectation, expect, type PlannedSlots, zoneRules } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import type { Mutex } from '../../foundation/mutex.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { RhythmParts } from '../parts.ts';
import { selectTrained } from '../sql/forecast-models.ts';
import { addScores } from '../sql/forecast-scores.ts';
import { deleteSpent, insertForecasts, type StoredForecast, selectUnscored, updateScored } from '../sql/forecasts.ts';
import { CivilClock } from './civil-clock.ts';
import { createColumns } from './forecast-columns.ts';
import type { ForecastGroup } from './forecast-groups.ts';
import type { ForecastModels } from './forecast-models.ts';
import { isTrainingDue } from './forecast-origin.ts';
import type { ForecastProcess } from './forecast-process.ts';
import type { SeriesForecast } from './forecast-work.ts';
import { LEADS, NEAR, PACES, type Pace } from './pace.ts';
import { toPlannedSlots } from './planned-slots.ts';
import { gatherHolidays, type PoolMessage } from './pool-message.ts';
import { readSlots } from './read-slots.ts';
import { statusesOf } from './ready-datastreams.ts';
import { scoreForecasts } from './score-forecasts.ts';

/** Rows that a training learns from at most: a quarter of what the command line takes, for a few per cent of accuracy. */
const MOST_ROWS = 30_000;
/** Late readings get so long to come before a step is scored. */
const GRACE_MS = 30 * 60_000;

/** One round for one group: what is measured, on the clock of a pace. */
interface Round {
  readonly group: ForecastGroup;
  readonly pace: Pace;
  readonly clock: CivilClock;
  /** UTC ms. */
  readonly origin: number;
  readonly slots: ReadonlyMap<number, Float64Array>;
}

/** Scores, learns and forecasts the datastreams of one group at a time. */
export class ForecastMaker {
  readonly #context: Context;
  readonly #room: RhythmParts;
  readonly #process: ForecastProcess;
  readonly #models: ForecastModels;
  readonly #writing: Mutex;

  constructor(
    context: Context,
    room: RhythmParts,
    parts: { readonly process: ForecastProcess; readonly models: ForecastModels; readonly writing: Mutex },
  ) {
    this.#context = context;
    this.#room = room;
    this.#process = parts.process;
    this.#models = parts.models;
    this.#writing = parts.writing;
  }

  /**
   * @param origin UTC ms; nothing from here on is read
   * @param isWanted learn anew, due or not
   * @returns how many forecasts were made
   */
  async run(group: ForecastGroup, origin: number, isWanted: boolean): Promise<number> {
    let made = 0;
    for (const pace of PACES) {
      const round = await this.#readRound(group, pace, origin);
      for (const entry of group.entries) await this.#score(round, entry);
      await this.#train(round, isWanted);
      made += await this.#forecast(round);
    }
    return made;
  }

  async #readRound(group: ForecastGroup, pace: Pace, origin: number): Promise<Round> {
    const clock = new CivilClock(zoneRules(group.timeZone), pace, origin);
    const slots = new Map<number, Float64Array>();
    for (const entry of group.entries.filter(fits(pace)))
      slots.set(entry.id, await readSlots(this.#room, entry, { pace, clock, origin }));
    return { group, pace, clock, origin, slots };
  }

  async #score({ pace, clock, origin, slots }: Round, entry: CatalogEntry): Promise<void> {
    const values = slots.get(entry.id);
    if (values === undefined) return;
    const forecasts = await selectUnscored(this.#room.db, entry.id, pace.name);
    const leads = new Set(LEADS.keys());
    // The first hours are told by quarters where readings come often enough.
    if (fits(NEAR)(entry)) for (const lead of LEADS.keys()) if (lead > 1 === (pace === NEAR)) leads.delete(lead);
    const valueAt = (start: number) => values[clock.slotOf(start)] ?? Number.NaN;
    const { sums, scored } = scoreForecasts(forecasts, { pace, valueAt, until: origin - GRACE_MS, leads });
    if (scored.length === 0) return;
    await this.#write(entry.id, (db) =>
      db.transaction().execute(async (trx) => {
        await addScores(trx, sums);
        await updateScored(trx, { datastreamId: entry.id, pace: pace.name }, scored);
      }),
    );
    this.#context.metrics.forecastsScored.inc(sums.reduce((sum, { count }) => sum + count, 0));
  }

  async #train(round: Round, isWanted: boolean): Promise<void> {
    const { group, pace, clock, origin } = round;
    const now = this.#context.clock.now();
    const statuses = await statusesOf(this.#room, group.entries, now);
    const datastreams = group.entries
      .filter(fits(pace))
      .map(({ id }) => id)
      .filter((id) => statuses.get(id)?.status === 'ready');
    const historyDays = Math.max(0, ...datastreams.map((id) => statuses.get(id)?.days ?? 0));
    const model = this.#models.find(group.key, pace.name);
    const isDue = isTrainingDue(model, { datastreams, historyDays }, { zone: zoneRules(group.timeZone), now });
    if (!isDue && !(isWanted && datastreams.length > 0)) return;
    const { trained, seconds, peakBytes } = await this.#process.ask<'train'>({
      kind: 'train',
      pool: this.#toPool(round, datastreams),
      origin: clock.slotOf(origin),
      plan: { every: pace.every, horizon: pace.horizon, mostRows: MOST_ROWS },
    });
    // What it took goes back to the machine before the next is read; to forecast takes little.
    await this.#process.stop();
    const facts = { key: group.key, pace: pace.name, datastreams, historyDays, trainedAt: now, seconds, peakBytes };
    await this.#models.put(facts, trained);
    this.#context.metrics.forecastTraining.observe({ pace: pace.name }, seconds);
    this.#context.metrics.forecastPeakBytes.set({ pace: pace.name }, peakBytes);
  }

  async #forecast(round: Round): Promise<number> {
    const { group, pace, clock, origin } = round;
    const model = this.#models.find(group.key, pace.name);
    const trained = model && (await selectTrained(this.#room.db, group.key, pace.name));
    if (!model || !trained) return 0;
    const pool = this.#toPool(round, model.datastreams);
    const { forecasts } = await this.#process.ask<'forecast'>({
      kind: 'forecast',
      pool,
      origin: clock.slotOf(origin),
      trained,
    });
    let made = 0;
    for (const [i, id] of model.datastreams.entries()) {
      const forecast = this.#toStored(round, id, forecasts[i]);
      if (forecast === undefined) continue;
      made++;
      await this.#write(id, async (db) => {
        await insertForecasts(db, [forecast]);
        await deleteSpent(db, { datastreamId: id, pace: pace.name }, pace.keptEveryMs);
      });
    }
    return made;
  }

  /** The series of these datastreams in this order; one that is not measured any more stays, with nothing in it. */
  #toPool({ group, pace, clock, slots }: Round, datastreams: readonly number[]): PoolMessage {
    const { directory, holidays, schoolBreaksOf } = this.#room.places;
    const breaks = group.placeId !== null && directory.find(group.placeId) ? schoolBreaksOf(group.placeId) : undefined;
    const { firstDay, days } = clock;
    return {
      ...{ perDay: pace.perDay, firstDay, days },
      series: datastreams.map((id) => {
        const entry = this.#room.sensors.catalog.find(id);
        const { kind = 'level', min = -1e12, max = 1e12 } = entry ?? {};
        const values = slots.get(id) ?? new Float64Array(clock.slots).fill(Number.NaN);
        const planned = this.#plannedAround(entry, clock);
        return { name: String(id), kind, min, max, values, ...(planned && { planned }) };
      }),
      holidays: gatherHolidays(clock, (date) => holidays.nameOf(group.country, date)),
      schoolBreaks: breaks && breaks.size > 0 ? breaks : undefined,
    };
  }

  #plannedAround(entry: CatalogEntry | undefined, clock: CivilClock): PlannedSlots | undefined {
    const { directory, plannedDuring } = this.#room.places;
    if (entry?.placeId == null || !directory.find(entry.placeId)) return undefined;
    return toPlannedSlots(plannedDuring(entry.placeId, clock.from, clock.until), clock);
  }

  /** Slots become instants: an hour that the wall clock shows twice is told twice, one that it skips is not told. */
  #toStored(round: Round, id: number, of: SeriesForecast | undefined): StoredForecast | undefined {
    const { pace, clock, origin } = round;
    const series = this.#room.keeper.find(id);
    if (of === undefined || series === undefined) return undefined;
    const columns = createColumns(pace.horizon);
    const first = clock.slotOf(origin);
    const expectation = createExpectation();
    for (let step = 0; step < pace.horizon; step++) {
      const start = origin + step * pace.stepMs;
      const ahead = clock.slotOf(start) - first;
      columns.p10[step] = of.p10[ahead] ?? Number.NaN;
      columns.p50[step] = of.p50[ahead] ?? Number.NaN;
      columns.p90[step] = of.p90[ahead] ?? Number.NaN;
      columns['last-value'][step] = of.lastValue[ahead] ?? Number.NaN;
      columns.yesterday[step] = of.yesterday[ahead] ?? Number.NaN;
      columns['last-week'][step] = of.lastWeek[ahead] ?? Number.NaN;
      expect(series.state, series.calendar, start + pace.stepMs / 2, expectation);
      columns.rhythm[step] = expectation.mid;
    }
    if (columns.p50.every(Number.isNaN)) return undefined;
    const { method, scale } = of;
    const madeAt = this.#context.clock.now();
    return { datastreamId: id, pace: pace.name, origin, madeAt, method, scale, columns, scored: 0 };
  }

  /** Writes what belongs to a datastream, unless it is gone by now. */
  async #write(id: number, write: (db: RhythmParts['db']) => Promise<void>): Promise<void> {
    await this.#writing.run(async () => {
      if (this.#room.sensors.catalog.find(id) !== undefined) await write(this.#room.db);
    });
  }
}

const fits =
  ({ stepMs }: Pace) =>
  ({ intervalMs }: Pick<CatalogEntry, 'intervalMs'>) =>
    intervalMs <= stepMs;
