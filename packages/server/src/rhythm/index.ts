import type { Context } from '../foundation/context.ts';
import { Mutex } from '../foundation/mutex.ts';
import { type Observations, observationsCorrected, observationsStored } from '../observations/index.ts';
import { type Places, placesChanged } from '../places/index.ts';
import { datastreamsChanged, datastreamsRemoved, type Sensors } from '../sensors/index.ts';
import { CalendarViews } from './calendar-views.ts';
import { deviationsChanged, jointDeviationsChanged } from './events.ts';
import { ForecastKeeper } from './forecasts/forecast-keeper.ts';
import { gapsNow } from './gaps.ts';
import { RhythmKeeper } from './keeper.ts';
import { mountLive } from './live/live-door.ts';
import { NeighbourKeeper } from './neighbours/neighbour-keeper.ts';
import { exportSummaries } from './operations/export-summaries.ts';
import { getAlarmBudget } from './operations/get-alarm-budget.ts';
import { getBand } from './operations/get-band.ts';
import { getDatastream } from './operations/get-datastream.ts';
import { getDeviation } from './operations/get-deviation.ts';
import { getDistribution } from './operations/get-distribution.ts';
import { getForecast } from './operations/get-forecast.ts';
import { getForecastScores } from './operations/get-forecast-scores.ts';
import { getForecastTraining } from './operations/get-forecast-training.ts';
import { getSignal } from './operations/get-signal.ts';
import { getWeek } from './operations/get-week.ts';
import { listBeats } from './operations/list-beats.ts';
import { listDatastreams } from './operations/list-datastreams.ts';
import { listDeviations } from './operations/list-deviations.ts';
import { listForecastScores } from './operations/list-forecast-scores.ts';
import { listLatest } from './operations/list-latest.ts';
import { listSignals } from './operations/list-signals.ts';
import { listSummaries } from './operations/list-summaries.ts';
import { previewAlarmBudget } from './operations/preview-alarm-budget.ts';
import { putAlarmBudget } from './operations/put-alarm-budget.ts';
import { trainForecasts } from './operations/train-forecasts.ts';
import type { RhythmParts } from './parts.ts';
import type { Rhythm, RhythmRoom } from './room.ts';
import { shownHours } from './shown-hours.ts';
import { SignalKeeper } from './signal-keeper.ts';
import { countOfSignals, countsOfChoices, signalsPage } from './signals-page.ts';
import {
  findSignalSpan,
  selectChosen,
  selectNewestSignal,
  selectNoticed,
  selectNoticedAfter,
  selectNoticedOf,
  selectPresent,
} from './sql/signals.ts';
import type { RhythmTables } from './tables.ts';

export { deviationsChanged } from './events.ts';
export { rhythmMigrations } from './migrations/index.ts';
export { noSignal } from './no-signal.ts';
export type { Rhythm } from './room.ts';
export type { HourPeriod, ShownHours } from './shown-hours.ts';
export type { SignalsAsked } from './signals-asked.ts';
export { signalIsThere } from './sql/signal-is-there.ts';
export type { SignalRank, SignalTerm } from './sql/signal-rank.ts';
export type { SignalWindow } from './sql/signal-windows.ts';
export type { NoticedSignal, SignalChoice, SignalSpan } from './sql/signals.ts';

/** What is normal now, what leaves it, and what belongs together. */
export function mountRhythm(context: Context, places: Places, sensors: Sensors, observations: Observations): Rhythm {
  const db = context.db.withTables<RhythmTables>();
  // One writer at a time in this room's tables: flush, replay and grouping touch the same rows.
  const writing = new Mutex();
  const views = new CalendarViews(places);
  const keeper = new RhythmKeeper(context, { places, sensors, observations }, views, db, writing);
  const signals = new SignalKeeper(context, { sensors, groups: keeper.groups }, db, writing);
  const parts: RhythmParts = { db, keeper, places, sensors, observations };
  const forecasts = new ForecastKeeper(context, parts, new Mutex());
  const neighbours = new NeighbourKeeper(context, parts);
  const room: RhythmRoom = { ...parts, forecasts, neighbours };
  context.events.on(observationsStored, ({ readings, position }) => keeper.onStored(readings, position));
  context.events.on(observationsCorrected, ({ datastream, from }) => keeper.onCorrected(datastream, from));
  context.events.on(deviationsChanged, ({ ids }) => signals.add(ids));
  context.events.on(jointDeviationsChanged, (news) => signals.addJoint(news));
  for (const changed of [datastreamsChanged, placesChanged]) context.events.on(changed, () => keeper.groups.regroup());
  context.events.on(datastreamsChanged, ({ ids }) => keeper.takeRules(ids));
  context.events.on(datastreamsRemoved, ({ ids }) => {
    keeper.groups.regroup();
    return Promise.all([keeper.forget(ids), forecasts.forget(ids)])
      .then(() => undefined)
      .catch((cause) => context.log.error({ cause: String(cause) }, 'forgetting datastreams failed'));
  });
  for (const mount of [
    listDatastreams,
    getDatastream,
    listBeats,
    getBand,
    getDistribution,
    getWeek,
    listSummaries,
    exportSummaries,
    listLatest,
    listDeviations,
    getDeviation,
    listSignals,
    getSignal,
    getAlarmBudget,
    putAlarmBudget,
    previewAlarmBudget,
    getForecast,
    getForecastScores,
    listForecastScores,
    getForecastTraining,
    trainForecasts,
  ]) {
    mount(context, room);
  }
  observations.retention.addStep((run) => keeper.removeDue(run));
  observations.retention.addStep((run) => forecasts.removeDue(run));
  const live = mountLive(context, room);
  return {
    name: 'rhythm',
    keeper,
    forecasts,
    neighbours,
    findSignal: (id) => findSignalSpan(db, id),
    listSignals: (query, reader, choice) => signalsPage(room, query, reader, choice),
    countSignals: (query, choice, most) => countOfSignals(room, query, choice, most),
    countChoices: (query, rows, most) => countsOfChoices(room, query, rows, most),
    chooseSignals: (choice, limit) => selectChosen(db, choice, limit),
    noticedOf: (ids) => selectNoticedOf(db, ids),
    noticedBetween: (from, to) => selectNoticed(db, from, to),
    noticedAfter: (id, limit) => selectNoticedAfter(db, id, limit),
    newestSignal: () => selectNewestSignal(db),
    present: (ids) => selectPresent(db, ids),
    gaps: (now) => gapsNow(parts, now),
    nudge: (personIds) => live.nudge(personIds),
    tellSignedIn: (name) => live.tellSignedIn(name),
    budgets: {
      of: async (placeId) => (await keeper.budgets.budgetOf(placeId)).perWeek,
      own: (placeId) => keeper.budgets.ownBudget(placeId),
      change: async (placeId, perWeek, change) => {
        const changed = await keeper.budgets.setBudget(placeId, perWeek, change);
        if (changed) await keeper.settleBudgets();
        return changed;
      },
    },
    shownHours: (entry, period) => shownHours(parts, entry, period),
    start: async () => {
      await keeper.start();
      await signals.recover();
      await forecasts.start();
      await neighbours.start();
    },
    settle: async () => {
      await keeper.settle();
      await signals.settle();
    },
    stop: async () => {
      live.stop();
      await neighbours.stop();
      await forecasts.stop();
      await keeper.stop();
      await signals.stop();
    },
  };
}
