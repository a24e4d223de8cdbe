import { WijkritmeError } from '@wijkritme/contract';

/** Never there, gone, or not for who asks: these are told alike. */
export const noSignal = (id: number) =>
  new WijkritmeError('not_found', {
    nl: `Er is geen signaal ${id}; misschien liet een latere meting zien dat het er geen was. Kijk in de lijst van signalen.`,
    en: `There is no signal ${id}; a later reading may have shown that it was none. Look in the list of signals.`,
  });
