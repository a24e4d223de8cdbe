import type { Passkey } from '@wijkritme/contract';
import type { PasskeyRow } from '../sql/passkeys.ts';

export const toPasskey = ({ id, name, added_at, used_at, synced }: PasskeyRow): Passkey => ({
  id,
  name,
  addedAt: added_at.toISOString(),
  usedAt: used_at?.toISOString() ?? null,
  synced,
});
