import type { Context } from '../../foundation/context.ts';
import type { SharingRoom } from '../room.ts';
import { selectPeople } from '../sql/people.ts';

export function listPeople({ http }: Context, { db }: SharingRoom): void {
  http.operation('listPeople', async () => ({ items: await selectPeople(db) }));
}
