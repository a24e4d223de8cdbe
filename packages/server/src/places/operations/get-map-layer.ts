import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { selectMapLayer } from '../sql/read-places.ts';

export function getMapLayer({ http }: Context, { db }: PlacesRoom): void {
  http.operation('getMapLayer', async ({ params, reply }) => {
    const found = await selectMapLayer(db, params.kind);
    if (!found)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen kaartlaag “${params.kind}”. Kies er een uit de lijst van kaartlagen.`,
        en: `There is no map layer "${params.kind}". Choose one from the list of map layers.`,
      });
    reply.header('etag', `"${found.etag}"`).header('cache-control', 'no-cache');
    return found.layer;
  });
}
