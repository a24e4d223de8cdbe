import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { deleteKnown } from '../sql/known-sensors.ts';

export function deleteKnownSensors({ http }: Context, room: SensorsRoom): void {
  http.operation('deleteKnownSensors', async ({ query: { source, sourceId } }) => {
    const removed = await deleteKnown(room.db, source, sourceId);
    if (removed > 0) return { removed };
    throw new WijkritmeError('not_found', 'No known sensor of this source. GET /v1/register/known names the sources.');
  });
}
