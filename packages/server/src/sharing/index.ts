import type { KeyObject } from 'node:crypto';
import type { Context } from '../foundation/context.ts';
import { isSameKey, loadAdminKey } from './admin-key.ts';
import { loadCheckpointKey } from './log/checkpoint-key.ts';
import { closeSession } from './operations/close-session.ts';
import { createLogCheckpoint } from './operations/create-log-checkpoint.ts';
import { getSession } from './operations/get-session.ts';
import { openSession } from './operations/open-session.ts';
import { verifyLog } from './operations/verify-log.ts';
import type { Sharing, SharingRoom } from './room.ts';
import { Sessions } from './sessions/sessions.ts';
import { ensureLog } from './sql/log.ts';
import type { SharingTables } from './tables.ts';

export { canonicalJson, type Json } from './log/canonical-json.ts';
export { sharingMigrations } from './migrations/index.ts';
export type { Sharing } from './room.ts';
export { appendLog, type LogDb } from './sql/log.ts';

/** Who people are, how they sign in, and the log of what they did. What they may do: `foundation/access.ts`. */
export function mountSharing(context: Context): Sharing {
  const adminKey = loadAdminKey(context.config);
  const db = context.db.withTables<SharingTables>();
  const room: SharingRoom = {
    name: 'sharing',
    adminKey,
    db,
    sessions: new Sessions(db, context.clock, adminKey),
    start: () => ensureLog(context.db),
  };
  knowAdminKey(context, adminKey);
  context.principals.useSessions((token) => room.sessions.find(token));
  for (const mount of [getSession, openSession, closeSession]) mount(context, room);
  mountLog(context);
  return room;
}

function knowAdminKey({ principals }: Context, adminKey: string): void {
  let lastGood = '';
  principals.add((key) => {
    if (key !== lastGood && !isSameKey(key, adminKey)) return undefined;
    lastGood = key;
    return { kind: 'administrator' };
  });
}

function mountLog(context: Context): void {
  let checkpointKey: KeyObject | undefined;
  const keyOfCheckpoints = () => {
    checkpointKey ??= loadCheckpointKey(context.config.dataDir);
    return checkpointKey;
  };
  verifyLog(context, keyOfCheckpoints);
  createLogCheckpoint(context, keyOfCheckpoints);
}
