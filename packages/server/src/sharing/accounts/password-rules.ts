import { passwordLength, WijkritmeError, type Words } from '@wijkritme/contract';
import { accountWords } from '../account-words.ts';

/** Beginnings of what people type first when something long is asked (NIST SP 800-63B-4, 3.1.1.2: a blocklist). */
const common = [
  'password',
  'wachtwoord',
  'welkom',
  'welcome',
  'qwerty',
  'azerty',
  'letmein',
  'iloveyou',
  'ikhouvanjou',
  'administrator',
  'beheerder',
  'gemeente',
  'wijkritme',
  'abcdefghijkl',
  '123456789012',
];
/** A part that repeats, or what is left beside something well known, should be this long to count. */
const OWN_CHARACTERS = 8;

/**
 * Long enough, not well known, not about the person. No rule about kinds of characters: those make passwords worse.
 * @throws WijkritmeError password_unfit
 */
export function checkPassword(password: string, about: readonly string[]): void {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < passwordLength.min) refuse(accountWords.tooShort(passwordLength));
  if (length > passwordLength.max) refuse(accountWords.tooLong(passwordLength));
  if (new Set(text).size < 5 || isRepeated(text)) refuse(accountWords.repeats);
  if (isSequence(text)) refuse(accountWords.sequence);
  const known = [...common, ...about.flatMap(wordsOf)].find((word) => leavesLittle(text.toLowerCase(), word));
  if (known !== undefined) refuse(accountWords.wellKnown);
}

function refuse(remedy: Words): never {
  throw new WijkritmeError('password_unfit', accountWords.password(remedy), {
    fields: [{ pointer: '/password', message: remedy }],
  });
}

/** The same few characters over and over. */
function isRepeated(text: string): boolean {
  const half = text.length / 2;
  for (let size = 1; size <= half && size < OWN_CHARACTERS; size++)
    if (
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .startsWith(text)
    )
      return true;
  return false;
}

function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, at) => character.charCodeAt(0) - text.charCodeAt(at));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

function leavesLittle(text: string, word: string): boolean {
  return text.includes(word) && text.replaceAll(word, '').length < OWN_CHARACTERS;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s@.\d_-]+/)
    .filter((word) => word.length >= 4);
}
