import type { Context } from '../../foundation/context.ts';
import { requirePerson } from '../own.ts';
import { ensurePushKeys } from '../push/keys.ts';
import type { NoticesRoom } from '../room.ts';
import { selectDevices } from '../sql/push.ts';
import { toPushDevice } from '../to-push-device.ts';

export function listPushDevices(context: Context, room: NoticesRoom): void {
  context.http.operation('listPushDevices', async ({ principal }) => {
    const { personId } = requirePerson(principal);
    const possible = context.config.push !== undefined;
    const keys = possible ? await ensurePushKeys(context, room) : undefined;
    const items = (await selectDevices(room.db, personId)).map(toPushDevice);
    return { possible, publicKey: keys?.publicKey.toString('base64url') ?? null, items };
  });
}
