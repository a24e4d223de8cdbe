import { MINUTE } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import { logUnlessAway } from '../foundation/database/store-away.ts';
import { findDisk } from './disk.ts';
import { keptFor } from './kept-for.ts';
import { getUpkeep } from './operations/get-upkeep.ts';
import type { Upkeep, UpkeepParts, UpkeepRoom } from './room.ts';
import { addSample } from './sql/size-samples.ts';
import { storeBytes, storeSizes } from './sql/sizes.ts';
import type { UpkeepTables } from './tables.ts';

export { upkeepMigrations } from './migrations/index.ts';
export type { Upkeep } from './room.ts';

/** Once a day, after the removal of what is due. */
const DAILY = '50 4 * * *';
const TABLES_NAMED = 8;

/** How the installation itself is doing, for who keeps it going. */
export function mountUpkeep(context: Context, parts: UpkeepParts): Upkeep {
  const { clock, jobs, log } = context;
  const db = context.db.withTables<UpkeepTables>();
  const room: UpkeepRoom = {
    ...parts,
    db,
    startedAt: clock.now(),
    sizes: keptFor(MINUTE, () => storeSizes(db, TABLES_NAMED)),
  };
  const sample = async () => {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const disk = await findDisk(context);
    await addSample(db, { day, storeBytes: await storeBytes(db), freeBytes: disk?.freeBytes ?? null });
  };
  jobs.declare('sample-size', sample, DAILY);
  getUpkeep(context, room);
  let first: Promise<void> | undefined;
  return {
    name: 'upkeep',
    sample,
    start: async () => {
      // A server that never runs at that hour has samples too; nobody waits for it.
      first = sample().catch((cause) => logUnlessAway(log, cause, 'noting the size of the store failed'));
    },
    stop: async () => {
      await first;
    },
  };
}
