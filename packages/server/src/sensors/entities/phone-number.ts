/**
 * Telephone numbers as people write them in the Netherlands. Serial numbers, coordinates, dates and device ids are long numbers too: a form
 * counts only where it is surely a telephone number, so a fixed line without any separator is let through.
 */

/** No word goes on here, and no number with points, dashes or colons. */
const BEFORE = String.raw`(?<![\p{L}\d_+]|[\p{L}\d_][-.:/])`;
/** Neither does it after it. */
const AFTER = String.raw`(?![\p{L}\d_]|[-.:/][\p{L}\d_])`;
/** Eight bytes in pairs: the id of a device (EUI-64). */
const deviceId = /(?<![\p{L}\d])[\da-f]{2}(?: [\da-f]{2}){7}(?![\p{L}\d])/giu;
const GAP = '(?: ?- ?| )?';

const national: readonly string[] = [
  // A mobile number, in any groups: 06 and eight digits. 06-12-2034 is a day.
  `06(?!([-. ])\\d{1,2}\\1(?:19|20)\\d{2}(?!\\d))(?:${GAP}\\d){8}`,
  // The same in pairs with points.
  String.raw`06(?:\.\d{2}){4}`,
  // A fixed line: area code, separator, the rest; ten digits in all. A day begins with two digits, and an area code has three or four.
  String.raw`\(?0[1-9]\d\)?(?: ?- ?| )\d{3}[- ]?\d{2}[- ]?\d{2}`,
  String.raw`\(?0[1-9]\d{2}\)?(?: ?- ?| )\d{2}[- ]?\d{2}[- ]?\d{2}`,
  // Dialled from here to the countries around: serial numbers begin with two zeros as well.
  `00(?:31|32|49)(?:${GAP}(?:\\(0\\)${GAP})?\\d){8,11}`,
];
/** A plus and nine to fifteen digits [E.164], perhaps with the zero of home in brackets; `tel:` may stand before it. */
const INTERNATIONAL = String.raw`(?<![\p{L}\d_+])\+[1-9](?:${GAP}(?:\(0\)${GAP})?\d){8,14}`;
const phone = new RegExp(`(?:${BEFORE}(?:${national.join('|')})|${INTERNATIONAL})${AFTER}`, 'iu');

/**
 * Does this text hold a telephone number?
 * @example holdsPhoneNumber('Bel 06-12345678') // true
 * @example holdsPhoneNumber('serienummer 0612345678901') // false
 */
export function holdsPhoneNumber(text: string): boolean {
  return phone.test(text.replaceAll(deviceId, ''));
}
