import { type FieldFault, WijkritmeError, type Words } from '@wijkritme/contract';

/** A wrong field in the words of both languages: a page in Dutch shows no English. */
export interface WrongField extends FieldFault {
  readonly message: Words;
}

/** An error of which `detail` is what is wrong with the first of them. */
export function wrongFields(fields: readonly [WrongField, ...WrongField[]]): WijkritmeError {
  const [{ pointer, message }] = fields;
  const detail = { nl: `${pointer} ${message.nl}.`, en: `${pointer} ${message.en}.` };
  return new WijkritmeError('invalid_input', detail, { fields });
}

/** @throws WijkritmeError invalid_input: there are any */
export function refuseFields(fields: readonly WrongField[]): void {
  const [first, ...rest] = fields;
  if (first) throw wrongFields([first, ...rest]);
}
