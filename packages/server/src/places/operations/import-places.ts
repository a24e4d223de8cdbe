import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { importPlaces } from '../import-places.ts';
import type { PlacesRoom } from '../room.ts';

export function importPlacesOperation({ http }: Context, room: PlacesRoom): void {
  http.operation(
    'importPlaces',
    async ({ body }) => {
      const result = await room.db.transaction().execute((trx) => importPlaces(trx, room.terms, body));
      await room.reload();
      return result;
    },
    { bodyLimit: limits.dataArrayBytes },
  );
}
