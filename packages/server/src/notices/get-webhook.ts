import { WijkritmeError } from '@wijkritme/contract';

export function noWebhook(id: number): WijkritmeError {
  return new WijkritmeError('not_found', `There is no webhook ${id}.`);
}
