import type { PushDevice } from '@wijkritme/contract';
import type { PushDeviceRow } from './sql/push.ts';

/** Without its address. */
export function toPushDevice(row: PushDeviceRow): PushDevice {
  return {
    id: row.id,
    name: row.name,
    service: row.service,
    fingerprint: row.endpoint_hash.subarray(0, 16).toString('hex'),
    createdAt: row.created_at.toISOString(),
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
  };
}
