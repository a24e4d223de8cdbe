import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { deleteKnown } from '../sql/known-sensors.ts';

export function deleteKnownSensors({ http }: Context, room: SensorsRoom): void {
  http.operation('deleteKnownSensors', async ({ query: { source, sourceId } }) => {
    const removed = await deleteKnown(room.db, source, sourceId);
    if (removed > 0) return { removed };
    throw new WijkritmeError('not_found', {
      nl: 'Van deze bron is geen sensor bekend. GET /v1/register/known noemt de bronnen.',
      en: 'No sensor of this source is known. GET /v1/register/known names the sources.',
    });
  });
}
