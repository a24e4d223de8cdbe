import { savePosition } from '../foundation/outbox.ts';
import type { GroupKeeper } from './groups/group-keeper.ts';
import { undo } from './groups/store-group.ts';
import { READER } from './outbox-reader.ts';
import type { Output, Series } from './series.ts';
import { type DatedChange, writeChanges } from './sql/deviations.ts';
import { insertSnapshots, type RhythmDb, type StateRow, upsertDays, upsertStates } from './sql/write-rhythm.ts';

/** Rows of one statement. */
const CHUNK = 500;

/** What is stored beside judged days and deviations. */
export interface FlushOptions {
  /** States to go back to. An import of years makes many of which the newest few are kept: they wait for a quieter moment. */
  readonly snapshots: boolean;
  /** Of the outbox; with it the states of all series, and together they say "up to here everything is learned". */
  readonly position?: number | undefined;
  /** What these learned goes along. */
  readonly groups?: GroupKeeper | undefined;
}

/**
 * Store what the series produced, in one transaction.
 * @returns ids of the deviations written
 */
export async function flushRhythm(db: RhythmDb, all: readonly Series[], options: FlushOptions): Promise<number[]> {
  const { position, groups } = options;
  const outputs: { series: Series; output: Output }[] = [];
  const states: StateRow[] = [];
  for (const series of all) {
    if (series.rewinding) continue;
    const { days, changes, snapshots } = series.output;
    const hasOutput = days.length > 0 || changes.size > 0 || (options.snapshots && snapshots.length > 0);
    if (hasOutput) outputs.push({ series, output: series.takeOutput(options.snapshots) });
    // With what came out goes the state that brought it forth: a start after a kill then knows what is found already.
    if (!series.dirty || (position === undefined && !hasOutput)) continue;
    states.push({ datastreamId: series.id, time: series.lastTime, ...series.encode() });
    series.dirty = false;
  }
  let joint: Awaited<ReturnType<GroupKeeper['storeIn']>> | undefined;
  try {
    const ids = await db.transaction().execute(async (trx) => {
      const written = await write(trx, outputs, states, position);
      joint = await groups?.storeIn(trx);
      return written;
    });
    if (joint) groups?.announce(joint.news);
    return ids;
  } catch (cause) {
    if (joint) undo(joint.done);
    for (const { series, output } of outputs) giveBack(series, output);
    for (const state of states) for (const series of all) if (series.id === state.datastreamId) series.dirty = true;
    throw cause;
  }
}

async function write(
  trx: RhythmDb,
  outputs: readonly { series: Series; output: Output }[],
  states: readonly StateRow[],
  position: number | undefined,
): Promise<number[]> {
  const days = outputs.flatMap(({ series, output }) => output.days.map((day) => ({ datastreamId: series.id, day })));
  for (let at = 0; at < days.length; at += CHUNK) await upsertDays(trx, days.slice(at, at + CHUNK));
  const snapshots = outputs.flatMap(({ series, output }) =>
    output.snapshots.map((snapshot) => ({ datastreamId: series.id, snapshot })),
  );
  await insertSnapshots(trx, snapshots);
  const changes: DatedChange[] = outputs.flatMap(({ series, output }) =>
    [...output.changes.values()].map((change) => ({ datastreamId: series.id, change })),
  );
  const ids = await writeChanges(trx, changes);
  for (let at = 0; at < states.length; at += CHUNK) await upsertStates(trx, states.slice(at, at + CHUNK));
  if (position !== undefined) await savePosition(trx, READER, position);
  return ids;
}

/** The store did not take it: put it back before what came since. */
function giveBack(series: Series, output: Output): void {
  const newer = series.takeOutput();
  series.output = {
    days: [...output.days, ...newer.days],
    changes: new Map([...output.changes, ...newer.changes]),
    snapshots: [...output.snapshots, ...newer.snapshots],
  };
}
