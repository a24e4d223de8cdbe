import type { Context } from '../../foundation/context.ts';
import { noDatastream } from '../no-datastream.ts';
import type { SensorsRoom } from '../room.ts';
import { selectPassports } from '../sql/passports.ts';

export function listPassportVersions({ http }: Context, room: SensorsRoom): void {
  http.operation('listPassportVersions', async ({ params }) => {
    if (!room.catalog.find(params.id)) throw noDatastream(params.id);
    const rows = await selectPassports(room.db, params.id);
    return {
      items: rows.map((row) => ({
        version: row.version,
        passport: row.passport,
        changedAt: row.created_at.toISOString(),
        changedBy: row.changed_by,
        reason: row.reason,
        withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
        withdrawnReason: row.withdrawn_reason,
      })),
    };
  });
}
