import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { selectThings } from '../sql/read-things.ts';
import { toThings } from '../to-thing.ts';

export function listThings({ http, clock }: Context, { db, catalog }: SensorsRoom): void {
  http.operation('listThings', async () => ({ items: toThings(await selectThings(db), catalog, clock.now()) }));
}
