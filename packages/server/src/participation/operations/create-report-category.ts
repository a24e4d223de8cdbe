import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkCategory } from '../check-category.ts';
import type { ParticipationRoom } from '../room.ts';
import { insertCategory } from '../sql/categories.ts';

export function createReportCategory({ http }: Context, { db }: ParticipationRoom): void {
  http.operation('createReportCategory', async ({ body }) => {
    const draft = { ...body, nl: body.nl.trim(), en: body.en.trim() };
    checkCategory(draft);
    const made = await insertCategory(db, draft);
    if (!made)
      throw new WijkritmeError('conflict', {
        nl: `Op de lijst staat al “${draft.nl}”; kies een andere naam.`,
        en: `The list has “${draft.nl}” already; choose another name.`,
      });
    return made;
  });
}
