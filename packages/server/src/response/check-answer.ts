import { type FieldProblem, WijkritmeError } from '@wijkritme/contract';
import { personalText } from '../sensors/index.ts';
import type { ResponseRoom } from './room.ts';
import { findExplanation } from './sql/explanations.ts';

/**
 * Texts are about a place and a situation: what surely points at a person or at their device is refused, and not repeated.
 * @param texts JSON pointer → text
 * @throws WijkritmeError invalid_input
 */
export function checkTexts(texts: Readonly<Record<string, string>>): void {
  refuse(
    Object.entries(texts).flatMap(([pointer, text]) => {
      const found = personalText(text);
      return found ? [{ pointer, message: `holds ${found}; leave that out and write about the place` }] : [];
    }),
  );
}

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
): Promise<void> {
  const open = (await sharing.organisations()).filter(({ closed }) => !closed).map(({ id }) => id);
  refuse(
    ids.flatMap((id, at) =>
      open.includes(id)
        ? []
        : [{ pointer: `${pointer}/${at}`, message: `names no organisation that works here: ${id}` }],
    ),
  );
}

/** @throws WijkritmeError invalid_input: there are any */
export function refuse(fields: readonly FieldProblem[]): void {
  const [first] = fields;
  if (first) throw new WijkritmeError('invalid_input', `${first.pointer} ${first.message}.`, { fields });
}
