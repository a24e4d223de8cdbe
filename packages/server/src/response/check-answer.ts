import { type FieldProblem, WijkritmeError } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import { personalText } from '../sensors/index.ts';
import type { ResponseRoom } from './room.ts';
import { findExplanation } from './sql/explanations.ts';

/**
 * Texts are about a place and a situation: what surely points at a person or at their device is refused, and not repeated.
 * @param texts JSON pointer → text
 * @param language of what is told
 * @throws WijkritmeError invalid_input
 */
export function checkTexts(texts: Readonly<Record<string, string>>, language: Language = 'en'): void {
  refuse(
    Object.entries(texts).flatMap(([pointer, text]) => {
      const found = personalText(text);
      if (!found) return [];
      const message =
        language === 'nl'
          ? `bevat ${personalNl[found] ?? 'iets over een persoon'}; laat dat weg en schrijf over de plek`
          : `holds ${found}; leave that out and write about the place`;
      return [{ pointer, message }];
    }),
  );
}

const personalNl: Readonly<Record<string, string>> = {
  'a device address (MAC)': 'het adres van een apparaat (MAC)',
  'an e-mail address': 'een e-mailadres',
  'the number of a mobile device (IMEI)': 'het nummer van een mobiel apparaat (IMEI)',
};

/** @throws WijkritmeError invalid_input: not on the list, or closed */
export async function checkExplanation({ db }: ResponseRoom, id: number): Promise<void> {
  const found = await findExplanation(db, id);
  if (found && !found.closed) return;
  const message = found ? 'was closed; choose another one' : `names no explanation of the list: ${id}`;
  refuse([{ pointer: '/explanationId', message }]);
}

/** @throws WijkritmeError invalid_input: one of them does not exist, or is closed */
export async function checkOrganisations(
  { sharing }: Pick<ResponseRoom, 'sharing'>,
  pointer: string,
  ids: readonly number[],
  language: Language = 'en',
): Promise<void> {
  const open = (await sharing.organisations()).filter(({ closed }) => !closed).map(({ id }) => id);
  refuse(
    ids.flatMap((id, at) =>
      open.includes(id) ? [] : [{ pointer: `${pointer}/${at}`, message: noOrganisation(id)[language] }],
    ),
  );
}

const noOrganisation = (id: number) => ({
  nl: `noemt geen organisatie die hier werkt: ${id}`,
  en: `names no organisation that works here: ${id}`,
});

/** @throws WijkritmeError invalid_input: there are any */
export function refuse(fields: readonly FieldProblem[]): void {
  const [first] = fields;
  if (first) throw new WijkritmeError('invalid_input', `${first.pointer} ${first.message}.`, { fields });
}
