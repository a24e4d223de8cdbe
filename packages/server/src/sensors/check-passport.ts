import { Passport, WijkritmeError } from '@wijkritme/contract';
import { Value } from 'typebox/value';
import { explainFaults } from '../foundation/http/fault-words.ts';
import type { WrongField } from '../foundation/refuse-fields.ts';
import { passportFaults } from './passport-rules.ts';
import { passportWords } from './passport-words.ts';

/**
 * A passport is complete or it is none.
 * @param pointer where the passport stands in what was sent
 * @throws WijkritmeError invalid_input with every wrong or missing field and what to do about it
 */
export function checkPassport(value: unknown, pointer = ''): Passport {
  if (!Value.Check(Passport, value)) {
    const fields = explainFaults(Value.Errors(Passport, value), pointer);
    throw new WijkritmeError('invalid_input', describe(fields, passportWords.notComplete), { fields });
  }
  const fields = passportFaults(value).map((fault) => ({ ...fault, pointer: pointer + fault.pointer }));
  if (fields.length > 0)
    throw new WijkritmeError('invalid_input', describe(fields, passportWords.notRight), { fields });
  return value;
}

/** All of them behind one another, as `words` says it. */
function describe(fields: readonly WrongField[], words: typeof passportWords.notRight) {
  const list = (language: 'nl' | 'en') =>
    fields.map(({ pointer, message }) => `${pointer} ${message[language]}`).join('; ');
  return { nl: words(list('nl')).nl, en: words(list('en')).en };
}
