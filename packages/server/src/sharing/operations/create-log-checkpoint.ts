import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Context } from '../../foundation/context.ts';
import { signCheckpoint } from '../log/checkpoint.ts';
import { selectLogHead } from '../sql/log.ts';

export function createLogCheckpoint({ http, db, clock }: Context, key: () => KeyObject): void {
  http.operation('createLogCheckpoint', async () => {
    const { log, head } = await selectLogHead(db);
    const publicKey = createPublicKey(key()).export({ type: 'spki', format: 'pem' }).toString();
    return { checkpoint: signCheckpoint(log, head, { at: clock.now(), key: key() }), publicKey };
  });
}
