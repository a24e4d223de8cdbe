import { WijkritmeError } from '@wijkritme/contract';
import { personalText } from './entities/personal-data-check.ts';

/**
 * The reason of a change is kept and shown, so it holds no identifier of a person.
 * @throws WijkritmeError invalid_input
 */
export function checkReason(reason: string | undefined): string | undefined {
  const found = reason === undefined ? undefined : personalText(reason);
  if (!found) return reason;
  const message = `holds ${found}; leave that out`;
  throw new WijkritmeError('invalid_input', `reason ${message}.`, { fields: [{ pointer: 'reason', message }] });
}
