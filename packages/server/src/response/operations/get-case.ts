import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';

const EARLIEST = new Date('1900-01-01T00:00:00Z');
const LATEST = new Date('2200-01-01T00:00:00Z');

export function getCase({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getCase', async ({ params, query, principal, language }) => {
    const until = query.historyUntil === undefined ? null : new Date(query.historyUntil);
    // What no calendar here has, as a leap second, is no moment of a history.
    if (until && !(until >= EARLIEST && until < LATEST))
      throw new WijkritmeError('invalid_query', {
        nl: 'historyUntil ligt in de jaren 1900 tot 2199.',
        en: 'historyUntil lies in the years 1900 to 2199.',
      });
    return showCase(room, access, { principal, language, id: params.id, until });
  });
}
