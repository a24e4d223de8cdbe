import { WijkritmeError } from '@wijkritme/contract';

/** Never there, removed, or not for who asks: these are told alike. */
export const noCase = (id: number) =>
  new WijkritmeError('not_found', {
    nl: `Er is geen dossier ${id} dat u mag zien. Kies er een uit de lijst van dossiers.`,
    en: `There is no case ${id} that you may see. Choose one from the list of cases.`,
  });
