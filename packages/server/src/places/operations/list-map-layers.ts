import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { selectMapLayers } from '../sql/read-places.ts';

export function listMapLayers({ http }: Context, { db }: PlacesRoom): void {
  http.operation('listMapLayers', async () => ({ items: await selectMapLayers(db) }));
}
