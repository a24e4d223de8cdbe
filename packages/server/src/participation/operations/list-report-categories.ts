import type { Context } from '../../foundation/context.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectCategories } from '../sql/categories.ts';

export function listReportCategories({ http }: Context, { db }: ParticipationRoom): void {
  http.operation('listReportCategories', async () => ({ items: await selectCategories(db) }));
}
