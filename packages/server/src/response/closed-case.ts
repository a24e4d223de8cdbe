import { WijkritmeError } from '@wijkritme/contract';

/** Nothing is added to a closed case. */
export const closedCase = (id: number) =>
  new WijkritmeError('conflict', {
    nl: `Dossier ${id} is gesloten; open het eerst weer.`,
    en: `Case ${id} is closed; open it again first.`,
  });
