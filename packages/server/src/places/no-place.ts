import { WijkritmeError } from '@wijkritme/contract';

/** Nothing stands under this number, or nothing that may be told of. */
export const noPlace = (id: number) =>
  new WijkritmeError('not_found', {
    nl: `Er is geen plek ${id}. Kies er een uit de lijst van plekken.`,
    en: `There is no place ${id}. Choose one from the list of places.`,
  });
