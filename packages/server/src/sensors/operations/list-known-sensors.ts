import { limits } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { countKnown, selectKnown } from '../sql/known-sensors.ts';

export function listKnownSensors({ http }: Context, room: SensorsRoom): void {
  http.operation('listKnownSensors', async ({ query: { source, limit = limits.defaultPageSize, after = '0' } }) => {
    const afterId = Number(after);
    if (!Number.isSafeInteger(afterId) || afterId < 0) throw badCursor();
    const [rows, total] = await Promise.all([
      selectKnown(room.db, { source, afterId, limit: limit + 1 }),
      countKnown(room.db, { source }),
    ]);
    const items = rows.slice(0, limit);
    return { items, total, next: rows.length > limit ? String(items.at(-1)?.id) : null };
  });
}
