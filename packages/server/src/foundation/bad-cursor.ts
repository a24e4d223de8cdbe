import { WijkritmeError } from '@wijkritme/contract';

/** `after` is a mark of another list, or damaged; it is not repeated. */
export const badCursor = () =>
  new WijkritmeError('invalid_query', {
    nl: '“after” is niet een die een pagina gaf. Neem “next” van de pagina ervoor, of begin opnieuw zonder “after”.',
    en: '"after" is not one that a page gave. Take "next" of the page before, or begin anew without "after".',
  });
