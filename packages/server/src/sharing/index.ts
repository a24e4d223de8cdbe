import type { KeyObject } from 'node:crypto';
import type { Context, Room } from '../foundation/context.ts';
import { isSameKey, loadAdminKey } from './admin-key.ts';
import { loadCheckpointKey } from './log/checkpoint-key.ts';
import { closeSession } from './operations/close-session.ts';
import { createLogCheckpoint } from './operations/create-log-checkpoint.ts';
import { getSession } from './operations/get-session.ts';
import { openSession } from './operations/open-session.ts';
import { verifyLog } from './operations/verify-log.ts';
import { isSessionToken } from './session-token.ts';
import { ensureLog } from './sql/log.ts';

export { canonicalJson, type Json } from './log/canonical-json.ts';
export { sharingMigrations } from './migrations/index.ts';
export { appendLog, type LogDb } from './sql/log.ts';

export interface Sharing extends Room {
  /** For the start message and programs beside the server; never logged. */
  readonly adminKey: string;
}

/** Who may do what. First version: one administrator key and its sessions; organisations and roles come on top. */
export function mountSharing(context: Context): Sharing {
  const adminKey = loadAdminKey(context.config);
  let lastGood = '';
  context.principals.add((key) => {
    if (key === lastGood) return { kind: 'administrator' };
    if (isSameKey(key, adminKey)) {
      lastGood = key;
      return { kind: 'administrator' };
    }
    return isSessionToken(adminKey, key, context.clock.now()) ? { kind: 'administrator' } : undefined;
  });
  getSession(context);
  openSession(context, adminKey);
  closeSession(context);
  let checkpointKey: KeyObject | undefined;
  const keyOfCheckpoints = () => {
    checkpointKey ??= loadCheckpointKey(context.config.dataDir);
    return checkpointKey;
  };
  verifyLog(context, keyOfCheckpoints);
  createLogCheckpoint(context, keyOfCheckpoints);
  return { name: 'sharing', adminKey, start: () => ensureLog(context.db) };
}
