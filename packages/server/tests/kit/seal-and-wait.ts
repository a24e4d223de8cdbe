import { envToConfig } from '../../src/foundation/config.ts';
import { createLog } from '../../src/foundation/log.ts';
import { startServer } from '../../src/start.ts';
import { AFTER_DAYS, NOW } from './twins.ts';

// A process of its own that seals, to be killed.
const server = await startServer(envToConfig(process.env, '/'), { log: createLog('error'), clock: { now: () => NOW } });
await server.rooms.observations.sealing.run({ afterDays: AFTER_DAYS, restMs: 0 });
await server.stop();
