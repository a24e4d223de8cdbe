import type { Context } from '../../foundation/context.ts';
import type { ResponseRoom } from '../room.ts';
import { selectExplanations } from '../sql/explanations.ts';

export function listExplanations({ http }: Context, { db }: ResponseRoom): void {
  http.operation('listExplanations', async () => ({ items: await selectExplanations(db) }));
}
