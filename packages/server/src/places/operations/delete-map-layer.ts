import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { selectMapLayers } from '../sql/read-places.ts';
import { deleteMapLayer as deleteRow } from '../sql/write-places.ts';

/** A repeat is harmless. */
export function deleteMapLayer({ http }: Context, { db }: PlacesRoom): void {
  http.operation('deleteMapLayer', async ({ params }) => {
    await deleteRow(db, params.kind);
    return { items: await selectMapLayers(db) };
  });
}
