import { DAY } from '@wijkritme/contract';
import { SchoolTermBook } from '../../places/index.ts';
import { CommandError, EXIT_WRONG_USE } from '../exit-code.ts';

/** Whether a civil day (days since 1970-01-01) is without school; undefined where the data do not reach. */
export type SchoolBreaks = (localDay: number) => boolean | undefined;

/**
 * The school breaks of a region.
 * @param code country and region, for example `NL-noord` or `BE-vlaanderen`; undefined where nobody said
 * @throws CommandError on an unknown region, naming those that are known
 * @example schoolBreaksOf('NL-noord')(20_447) // 25 December 2025: true
 */
export function schoolBreaksOf(code: string | undefined): SchoolBreaks {
  if (code === undefined) return () => undefined;
  const book = new SchoolTermBook();
  const found = book
    .regions()
    .find(({ country, region }) => `${country}-${region}`.toLowerCase() === code.toLowerCase());
  if (!found) throw unknownRegion(code, book);
  const { country, region } = found;
  const days = new Set(book.days(country, region).map(({ date }) => Date.parse(date) / DAY));
  const { from, to } = book.span(country);
  const [first, last] = [Date.parse(from) / DAY, Date.parse(to) / DAY];
  return (localDay) => (localDay < first || localDay > last ? undefined : days.has(localDay));
}

function unknownRegion(code: string, book: SchoolTermBook): CommandError {
  const known = book
    .regions()
    .map(({ country, region }) => `${country}-${region}`)
    .join(', ');
  const words = {
    nl: `--school ${code} is niet bekend. Kies uit: ${known}.`,
    en: `--school ${code} is not known. Choose from: ${known}.`,
  };
  return new CommandError(words, EXIT_WRONG_USE);
}
