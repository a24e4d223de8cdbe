import type { Context } from '../../foundation/context.ts';
import type { SharingRoom } from '../room.ts';
import { selectOrganisations } from '../sql/organisations.ts';

export function listOrganisations({ http }: Context, { db }: SharingRoom): void {
  http.operation('listOrganisations', async () => ({ items: await selectOrganisations(db) }));
}
