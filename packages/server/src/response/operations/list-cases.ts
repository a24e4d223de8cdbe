import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { loadKeptTerms } from '../keeping/keep-terms.ts';
import { labelReader } from '../label-reader.ts';
import { pageOf, parseMark } from '../list-mark.ts';
import { placesBelow } from '../places-below.ts';
import type { ResponseRoom } from '../room.ts';
import { showCases } from '../sql/read-cases.ts';
import { organisationNames, toCaseSummary } from '../to-case.ts';

export function listCases({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('listCases', async ({ query, principal, language }) => {
    const reader = labelReader(room, access, principal);
    const limit = query.limit ?? limits.defaultPageSize;
    const mark = parseMark('c', query.after, clock.now());
    const { signal, search, state, label } = query;
    const places = placesBelow(room, query.place);
    const ask = { signal, search, state, places, label, limit: limit + 1, mark };
    const rows = await showCases(room.db, reader, { ...ask, as: 'case-title', spare: 1 });
    const names = await organisationNames(room);
    const telling = { language, names, ownId: reader.personId, terms: await loadKeptTerms(room) };
    const { shown, next } = pageOf('c', rows, { limit, asOf: mark.asOf });
    return { items: shown.map((row) => toCaseSummary(row, room, telling)), next };
  });
}
