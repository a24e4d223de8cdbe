import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkCategory } from '../check-category.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectCategories, updateCategory } from '../sql/categories.ts';

export function changeReportCategory({ http }: Context, { db }: ParticipationRoom): void {
  http.operation('changeReportCategory', async ({ params: { id }, body }) => {
    const change = { ...body, id, nl: body.nl.trim(), en: body.en.trim() };
    checkCategory(change);
    const all = await selectCategories(db);
    const now = all.find((one) => one.id === id);
    if (!now)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen soort melding ${id}. Kies er een uit de lijst.`,
        en: `There is no category ${id}. Choose one from the list.`,
      });
    if (all.some((one) => one.id !== id && one.nl.toLowerCase() === change.nl.toLowerCase()))
      throw new WijkritmeError('conflict', {
        nl: `Op de lijst staat al “${change.nl}”; kies een andere naam.`,
        en: `The list has “${change.nl}” already; choose another name.`,
      });
    const changed = await updateCategory(db, change);
    if (!changed)
      throw new WijkritmeError('conflict', {
        nl: `Iemand heeft soort ${id} intussen veranderd; die heet nu “${now.nl}”. Er is niets overschreven: kijk en verander opnieuw.`,
        en: `Somebody changed category ${id} meanwhile; it is now “${now.nl}”. Nothing was overwritten: look and change again.`,
      });
    return changed;
  });
}
