import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkTexts } from '../check-answer.ts';
import type { ResponseRoom } from '../room.ts';
import { insertExplanation } from '../sql/explanations.ts';

export function createExplanation({ http }: Context, { db }: ResponseRoom): void {
  http.operation('createExplanation', async ({ body }) => {
    const names = { nl: body.nl.trim(), en: body.en.trim() };
    checkTexts({ '/nl': names.nl, '/en': names.en });
    const made = await insertExplanation(db, body.kind, names);
    if (!made)
      throw new WijkritmeError('conflict', {
        nl: `Op de lijst staat al “${names.nl}”; kies een andere naam.`,
        en: `The list has “${names.nl}” already; choose another name.`,
      });
    return made;
  });
}
