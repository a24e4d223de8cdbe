import { personalText } from '../entities/personal-data-check.ts';

/** Twelve and more hexadecimal digits in a row, or in pairs: the address of a device. */
const deviceAddress = /(?:[0-9a-f]{2}[:-]?){5,}[0-9a-f]{2}/i;
/** Dutch number plates (sidecodes of the RDW): three groups of letters or digits, six characters in all. */
const plate = /(?<![\w-])(?=[a-z\d-]{8}(?![\w-]))(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z\d]{1,3}-[a-z\d]{2,3}-[a-z\d]{1,3}/i;
/** Nine digits, however they are grouped: a telephone number, a citizen service number. */
const manyDigits = /\d(?:[ ().-]?\d){8}/;
/** Four decimals of a degree are ten metres. */
const coordinate = /\d\.\d{4}/;
const date = /(?:19|20)\d{2}-\d{2}-\d/;
/** How pictures, sounds and documents begin in base64. */
const media = /data:|9j.4AA|iVBORw|R0lGOD|UklGR|SUQz|T2dnU|JVBERi/;
/** Nothing that names a device has a word of so many characters that changes its kind so often. */
const LONG_WORD = 16;
const MEAN_PART = 6;

/**
 * May this text, by its form, say who or where, or carry a picture or sound? Stricter than what is asked of people who describe a
 * device: an announcement comes from anybody, so a name that is left out too often is the better mistake. A name in plain words has no
 * form by which it can be known.
 * @example identifyingForm('Meter Markt 3') // false
 * @example identifyingForm('XX-12-YY') // true
 */
export function identifyingForm(text: string): boolean {
  return (
    personalText(text) !== undefined ||
    [deviceAddress, plate, manyDigits, coordinate, date, media].some((form) => form.test(text)) ||
    text.split(/[\s,;:_.-]+/).some(isEncoded)
  );
}

function isEncoded(word: string): boolean {
  if (word.length < LONG_WORD) return false;
  const parts = word.match(/[A-Z]+[a-z]*|[a-z]+|\d+|[^A-Za-z\d]+/g) ?? [];
  return word.length / parts.length < MEAN_PART;
}
