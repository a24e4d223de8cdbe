import type { Context } from '../../foundation/context.ts';
import type { NoticesRoom } from '../room.ts';
import { findKey, insertKey, replaceKey } from '../sql/push.ts';
import { makePushKeys, type PushKeys } from './vapid.ts';

const PURPOSE = 'push key';

/** The keys of this installation as they are kept; undefined: none yet, or sealed with a key that is gone. */
export async function findPushKeys({ db, sharing }: NoticesRoom): Promise<PushKeys | undefined> {
  const row = await findKey(db);
  const opened = row && sharing.sealer.open(row.private_key, PURPOSE);
  return row && opened !== undefined
    ? { publicKey: row.public_key, privateKey: Buffer.from(opened, 'base64') }
    : undefined;
}

/**
 * The same, made when there are none. Of two servers that make them at once the first wins. Where the key that sealed them is gone
 * (another `sign-in.key`), no subscription can be opened either: they go, and people subscribe anew.
 */
export async function ensurePushKeys({ clock, log }: Context, room: NoticesRoom): Promise<PushKeys> {
  const there = await findPushKeys(room);
  if (there) return there;
  const { publicKey, privateKey } = makePushKeys();
  const row = {
    public_key: publicKey,
    private_key: room.sharing.sealer.seal(privateKey.toString('base64'), PURPOSE),
    made_at: new Date(clock.now()),
  };
  const old = await findKey(room.db);
  if (old) {
    log.warn({}, 'the key of push messages was sealed with another sign-in.key; devices have to subscribe anew');
    await replaceKey(room.db, old.public_key, row);
  } else await insertKey(room.db, row);
  const kept = await findPushKeys(room);
  if (!kept) throw new Error('the key of push messages cannot be opened after it was made');
  return kept;
}
