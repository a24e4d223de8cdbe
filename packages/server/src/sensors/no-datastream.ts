import { WijkritmeError } from '@wijkritme/contract';

/** Nothing stands under this number. */
export const noDatastream = (id: number | string) =>
  new WijkritmeError('datastream_unknown', {
    nl: `Er is geen meetreeks ${id}. Kies er een van een sensor op de lijst.`,
    en: `There is no datastream ${id}. Choose one of a sensor on the list.`,
  });
