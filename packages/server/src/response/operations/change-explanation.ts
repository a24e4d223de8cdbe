import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkTexts } from '../check-answer.ts';
import type { ResponseRoom } from '../room.ts';
import { findExplanation, isExplanationName, updateExplanation } from '../sql/explanations.ts';

export function changeExplanation({ http }: Context, { db }: ResponseRoom): void {
  http.operation('changeExplanation', async ({ params: { id }, body }) => {
    const { version, closed } = body;
    const names = { nl: body.nl.trim(), en: body.en.trim() };
    checkTexts({ '/nl': names.nl, '/en': names.en });
    const now = await findExplanation(db, id);
    if (!now)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen verklaring ${id}. Kies er een uit de lijst.`,
        en: `There is no explanation ${id}. Choose one from the list.`,
      });
    if (closed && now.kind !== 'happening')
      throw new WijkritmeError('conflict', {
        nl: '“Niets aan de hand” en “sensor stuk” zijn altijd te kiezen.',
        en: '“Nothing going on” and “sensor fault” are always there to choose.',
      });
    if (await isExplanationName(db, names.nl, id))
      throw new WijkritmeError('conflict', {
        nl: `Op de lijst staat al “${names.nl}”; kies een andere naam.`,
        en: `The list has “${names.nl}” already; choose another name.`,
      });
    const changed = await updateExplanation(db, { id, version }, { ...names, closed });
    if (!changed)
      throw new WijkritmeError('conflict', {
        nl: `Iemand heeft verklaring ${id} intussen veranderd; ze heet nu “${now.nl}”. Er is niets overschreven: kijk en verander opnieuw.`,
        en: `Somebody changed explanation ${id} meanwhile; it is now “${now.nl}”. Nothing was overwritten: look and change again.`,
      });
    return changed;
  });
}
