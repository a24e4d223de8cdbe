import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { recogniseDevice } from '../devices/catalogue.ts';
import type { SensorsRoom } from '../room.ts';
import { type FoundRow, selectFound, toFoundDevice } from '../sql/found-devices.ts';

export function listFoundDevices({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('listFoundDevices', async ({ query }) => {
    const rows = await selectFound(room.db, query.status, new Date(clock.now()), limits.pageSize);
    return { items: rows.map(describe), turnedAway: { ...room.found.turnedAway } };
  });
}

export function describe(row: FoundRow) {
  return toFoundDevice(row, recogniseDevice([row.model, row.manufacturer, row.name, row.identity]));
}
