import { deleteGroupSnapshotsAfter, insertGroupSnapshots, upsertGroup } from '../sql/groups.ts';
import { deleteVanishedJoint, writeJoint } from '../sql/joint-deviations.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';
import type { Group, GroupOutput } from './group.ts';

/** What became of joint deviations: those written, signals that lost one, and single deviations that were in these. */
export interface JointNews {
  readonly ids: readonly number[];
  readonly bereft: readonly number[];
  readonly loose: readonly number[];
}

/** Store what the groups learned and found, in the transaction of the caller; `undo` when that does not commit. */
export async function storeGroups(
  trx: RhythmDb,
  groups: readonly Group[],
  heard: (datastreamId: number) => number,
): Promise<{ news: JointNews; done: [Group, GroupOutput][] }> {
  const ids: number[] = [];
  const bereft: number[] = [];
  const loose: number[] = [];
  const done: [Group, GroupOutput][] = [];
  try {
    for (const group of groups) {
      const output = group.takeOutput();
      group.dirty = false;
      done.push([group, output]);
      const id = await upsertGroup(trx, group, heard);
      group.id = id;
      const changes = [...output.changes.values()];
      if (!Number.isNaN(output.anewFrom)) {
        await deleteGroupSnapshotsAfter(trx, id, output.anewFrom);
        const gone = await deleteVanishedJoint(trx, id, output.anewFrom, changes);
        bereft.push(...gone.bereft);
        loose.push(...gone.loose);
      }
      await insertGroupSnapshots(trx, id, output.snapshots);
      ids.push(...(await writeJoint(trx, id, changes)));
    }
  } catch (cause) {
    undo(done);
    throw cause;
  }
  return { news: { ids, bereft, loose }, done };
}

/** The store did not take it: it waits to be stored again. */
export function undo(done: readonly [Group, GroupOutput][]): void {
  for (const [group, output] of done) group.giveBack(output);
}
