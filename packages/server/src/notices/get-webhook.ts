import { WijkritmeError } from '@wijkritme/contract';

export function noWebhook(id: number): WijkritmeError {
  return new WijkritmeError('not_found', {
    nl: `Er is geen webhook ${id}. Kies er een uit de lijst.`,
    en: `There is no webhook ${id}. Choose one from the list.`,
  });
}
