import { isRhythm, localDayOf, startOfLocalDay } from '@wijkritme/engine';
import type { Mutex } from '../foundation/mutex.ts';
import type { Observations } from '../observations/index.ts';
import type { Series } from './series.ts';
import { deleteVanished, writeChanges } from './sql/deviations.ts';
import { selectSnapshotBefore } from './sql/read-rhythm.ts';
import {
  deleteDaysFrom,
  deleteSnapshotsFrom,
  insertSnapshots,
  type RhythmDb,
  upsertDays,
  upsertStates,
} from './sql/write-rhythm.ts';

/** What judging anew needs beside the series. */
export interface Rewinding {
  readonly db: RhythmDb;
  readonly observations: Observations;
  /** undefined: the datastream was deleted. */
  readonly freshSeries: () => Series | undefined;
  /** Is a reading of this moment judged at all? Lab data are not. */
  readonly counts: (time: number) => boolean;
  readonly writing: Mutex;
  readonly now: () => number;
}

/** What became of deviations: ids of those written, and how many were found not to be any. */
export interface Rewound {
  readonly ids: number[];
  readonly gone: number;
}

/** As `lateFrom`: judge all there is anew, because what was learned from it cannot be read. */
export const SINCE_EVER = 0;
/** Readings fetched at a time: columns of more are large objects to V8, which only a whole collection clears (decision 163). */
const SLICE = 5_000;
/** Days written in one statement. */
const DAYS = 500;
const END_OF_TIME = Date.UTC(2200, 0, 1);

/**
 * Readings came that the series has not judged in order. Those behind it make it go back to the last snapshot before
 * them and judge everything since anew, from the store: the result is the one that readings in order would have given.
 * Those ahead of it are simply read. While this runs, new readings only mark the series late, and are read here too.
 *
 * @returns undefined: the datastream was deleted meanwhile, nothing is stored
 */
export async function rewind(series: Series, tools: Rewinding): Promise<Rewound | undefined> {
  series.rewinding = true;
  try {
    const isBehind = series.lateFrom <= series.lastTime || series.lateFrom === SINCE_EVER;
    const rewound = isBehind ? await judgeAnew(series, tools) : { ids: [], gone: 0 };
    if (!rewound) return undefined;
    while (Number.isNaN(series.lastTime) ? !Number.isNaN(series.lateFrom) : series.lateFrom > series.lastTime) {
      series.lateFrom = Number.NaN;
      await readOn(series, tools, nextTime(series, 0));
    }
    return rewound;
  } finally {
    series.rewinding = false;
  }
}

async function judgeAnew(series: Series, tools: Rewinding): Promise<Rewound | undefined> {
  const { db, observations, freshSeries, writing, now } = tools;
  // A snapshot stands at the end of a local day: one before the late day, so that the replay makes whole days.
  const { zone } = series.calendar;
  const day = startOfLocalDay(zone, localDayOf(zone, series.lateFrom));
  const found = await selectSnapshotBefore(db, series.id, day);
  const snapshot = found && isRhythm(found.state) ? found : undefined;
  const removedUntil = observations.retention.removedUntil(series.id);
  // The readings that a replay would have to begin with are gone by their term: what is learned stays as it is, and the
  // late reading is kept without being judged (decision 35).
  if (!snapshot && Number.isFinite(removedUntil) && series.lateFrom !== SINCE_EVER) {
    series.lateFrom = Number.NaN;
    await readOn(series, tools, nextTime(series, 0));
    return { ids: [], gone: 0 };
  }
  const replay = freshSeries();
  if (!replay) return undefined;
  if (snapshot) replay.restore(snapshot.state, undefined, snapshot.time);
  const start = snapshot ? snapshot.time + 1 : Math.max(0, removedUntil);
  series.lateFrom = Number.NaN;
  await readOn(replay, tools, nextTime(replay, start));
  // A silence that goes on is found by the clock alone: asked here, it stays the same one.
  if (!Number.isNaN(replay.lastTime)) replay.tick(now());
  const rewound = await writing.run(() => store(db, replay, start));
  adopt(series, replay);
  return rewound;
}

const nextTime = (series: Series, start: number) => (Number.isNaN(series.lastTime) ? start : series.lastTime + 1);

async function readOn(series: Series, { observations, counts }: Rewinding, start: number): Promise<void> {
  let from = start;
  for (;;) {
    const { time, value } = await observations.slice(series.id, from, END_OF_TIME, SLICE);
    for (let i = 0; i < time.length; i++)
      if (counts(time[i] as number)) series.take(time[i] as number, value[i] as number);
    if (time.length < SLICE) return;
    from = Math.round(time.at(-1) as number) + 1; // times are whole ms
  }
}

async function store(db: RhythmDb, replay: Series, start: number): Promise<Rewound> {
  const output = replay.takeOutput();
  const changes = [...output.changes.values()];
  return db.transaction().execute(async (trx) => {
    await deleteSnapshotsFrom(trx, replay.id, start);
    await deleteDaysFrom(trx, replay.id, start);
    await insertSnapshots(
      trx,
      output.snapshots.map((snapshot) => ({ datastreamId: replay.id, snapshot })),
    );
    const days = output.days.map((day) => ({ datastreamId: replay.id, day }));
    for (let at = 0; at < days.length; at += DAYS) await upsertDays(trx, days.slice(at, at + DAYS));
    const gone = await deleteVanished(trx, replay.id, start, replay.state.spec.intervalMs, changes);
    const ids = await writeChanges(
      trx,
      changes.map((change) => ({ datastreamId: replay.id, change })),
    );
    await upsertStates(trx, [{ datastreamId: replay.id, time: replay.lastTime, ...replay.encode() }]);
    return { ids, gone };
  });
}

/** Everything derived from the replay takes the place of what was; nothing of the old state is kept. */
function adopt(series: Series, replay: Series): void {
  series.takeOutput();
  const { state, openDay } = replay.encode();
  series.restore(state, openDay, replay.snapshotTime);
  Object.assign(series.verdict, replay.verdict, { changes: [] });
  series.open.clear();
  for (const [key, change] of replay.open) series.open.set(key, change);
  series.dirty = true;
}
