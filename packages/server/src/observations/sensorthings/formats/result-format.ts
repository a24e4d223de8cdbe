import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type EntitySet, isReadingSet } from '../model.ts';

/** How a list is answered: as JSON entities (undefined), or in one of these. */
export type ResultFormat = 'dataArray' | 'CSV' | 'GeoJSON';

const formats: readonly ResultFormat[] = ['dataArray', 'CSV', 'GeoJSON'];

/** @throws WijkritmeError invalid_query naming the formats that there are */
export function parseResultFormat(set: EntitySet, text: string): ResultFormat {
  const format = formats.find((each) => each.toLowerCase() === text.toLowerCase());
  if (format === undefined)
    throw invalid(`must be one of ${formats.join(', ')}, not ${JSON.stringify(text.slice(0, 60))}`);
  if (format === 'dataArray' && !isReadingSet(set)) throw invalid('dataArray is for Observations');
  return format;
}

/** @throws WijkritmeError invalid_query always */
export function refuseFormat(reason: string): never {
  throw invalid(reason);
}

function invalid(message: string): WijkritmeError {
  return new WijkritmeError('invalid_query', englishOnly(`$resultFormat ${message}.`), {
    fields: [{ pointer: '$resultFormat', message: englishOnly(message) }],
  });
}
