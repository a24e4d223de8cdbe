import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { Static, TSchema } from 'typebox';
import { Errors } from 'typebox/value';

/** @throws WijkritmeError `invalid_input` with a JSON pointer for each field that is wrong */
export function parseMapping<T extends TSchema>(schema: T, mapping: unknown): Static<T> {
  const fields = [...Errors(schema, mapping)].map(({ instancePath, message }) => ({
    pointer: instancePath || '/',
    message,
  }));
  if (fields.length === 0) return mapping as Static<T>; // no error is what makes it one
  throw invalidMapping(fields);
}

export function invalidMapping(fields: readonly { pointer: string; message: string }[]): WijkritmeError {
  const [first] = fields;
  return new WijkritmeError(
    'invalid_input',
    englishOnly(`The mapping is not valid at ${first?.pointer}: ${first?.message}.`),
    {
      fields: fields.map(({ pointer, message }) => ({ pointer, message: englishOnly(message) })),
    },
  );
}
