import { type FieldProblem, Passport, WijkritmeError } from '@wijkritme/contract';
import { Value } from 'typebox/value';
import { explainFaults } from '../foundation/http/fault-words.ts';
import type { Language } from '../foundation/http/language.ts';
import { passportFaults } from './passport-rules.ts';
import { passportWords } from './passport-words.ts';

/**
 * A passport is complete or it is none.
 * @param pointer where the passport stands in what was sent
 * @throws WijkritmeError invalid_input with every wrong or missing field and what to do about it
 */
export function checkPassport(value: unknown, pointer = '', language: Language = 'en'): Passport {
  if (!Value.Check(Passport, value)) {
    const fields = explainFaults(Value.Errors(Passport, value), pointer).map((fault) => ({
      pointer: fault.pointer,
      message: fault.message[language],
    }));
    throw new WijkritmeError('invalid_input', passportWords.notComplete(describe(fields))[language], { fields });
  }
  const fields = passportFaults(value, language).map((fault) => ({ ...fault, pointer: pointer + fault.pointer }));
  if (fields.length > 0)
    throw new WijkritmeError('invalid_input', passportWords.notRight(describe(fields))[language], { fields });
  return value;
}

function describe(fields: readonly FieldProblem[]): string {
  return fields.map((field) => `${field.pointer} ${field.message}`).join('; ');
}
