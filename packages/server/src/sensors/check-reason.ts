import { wrongFields } from '../foundation/refuse-fields.ts';
import { personalWords } from './entities/personal-data-check.ts';
import { fieldWords } from './field-words.ts';

/**
 * The reason of a change is kept and shown, so it holds no identifier of a person.
 * @throws WijkritmeError invalid_input
 */
export function checkReason(reason: string | undefined): string | undefined {
  const found = reason === undefined ? undefined : personalWords(reason);
  if (!found) return reason;
  throw wrongFields([{ pointer: 'reason', message: fieldWords.personal(found) }]);
}
