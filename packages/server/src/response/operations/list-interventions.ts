import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { toInterventionSummary } from '../interventions/to-intervention.ts';
import { labelReader } from '../label-reader.ts';
import { pageOf, parseMark } from '../list-mark.ts';
import { placesBelow } from '../places-below.ts';
import type { ResponseRoom } from '../room.ts';
import { showInterventions } from '../sql/read-interventions.ts';
import { organisationNames } from '../to-case.ts';

export function listInterventions({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('listInterventions', async ({ query, principal, language }) => {
    const reader = labelReader(room, access, principal);
    const limit = query.limit ?? limits.defaultPageSize;
    const mark = parseMark('m', query.after, clock.now());
    const { case: caseId, signal, state, search, label, from, to } = query;
    const places = placesBelow(room, query.place);
    const rows = await showInterventions(room.db, reader, {
      ...{ caseId, signal, state, search, places, label, from, to, limit: limit + 1, mark, spare: 1 },
    });
    const names = await organisationNames(room);
    const { shown, next } = pageOf('m', rows, { limit, asOf: mark.asOf });
    return { items: shown.map((row) => toInterventionSummary(row, room, { names, language })), next };
  });
}
