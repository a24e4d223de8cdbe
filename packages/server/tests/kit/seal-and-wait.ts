import { createLog } from '../../src/foundation/log.ts';
import { Sealing } from '../../src/observations/jobs/sealing.ts';
import { openQuietPool } from '../../testing/quiet-pool.ts';
import { AFTER_DAYS, NOW } from './cold.ts';

// A process of its own that seals, to be killed.
const pool = openQuietPool(process.env.DATABASE_URL ?? '', 2);
const sealing = new Sealing({ clock: { now: () => NOW }, log: createLog('error'), database: { pool } });
await sealing.run({ afterDays: AFTER_DAYS, restMs: 0 });
await pool.end();
