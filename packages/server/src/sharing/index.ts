import type { Context, Room } from '../foundation/context.ts';
import { isSameKey, loadAdminKey } from './admin-key.ts';
import { closeSession } from './operations/close-session.ts';
import { getSession } from './operations/get-session.ts';
import { openSession } from './operations/open-session.ts';
import { isSessionToken } from './session-token.ts';

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
  return { name: 'sharing', adminKey };
}
