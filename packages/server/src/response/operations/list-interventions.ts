import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { toInterventionSummary } from '../interventions/to-intervention.ts';
import { labelReader } from '../label-reader.ts';
import { parseOffset } from '../parse-offset.ts';
import { placesBelow } from '../places-below.ts';
import type { ResponseRoom } from '../room.ts';
import { showInterventions } from '../sql/read-interventions.ts';
import { organisationNames } from '../to-case.ts';

export function listInterventions({ http, access }: Context, room: ResponseRoom): void {
  http.operation('listInterventions', async ({ query, principal }) => {
    const reader = labelReader(room, access, principal);
    const limit = query.limit ?? limits.defaultPageSize;
    const offset = parseOffset(query.after);
    const { case: caseId, signal, state, search, label, from, to } = query;
    const places = placesBelow(room, query.place);
    const rows = await showInterventions(room.db, reader, {
      ...{ caseId, signal, state, search, places, label, from, to, limit: limit + 1, offset, spare: 1 },
    });
    const names = await organisationNames(room);
    return {
      items: rows.slice(0, limit).map((row) => toInterventionSummary(row, room, names)),
      next: rows.length > limit ? String(offset + limit) : null,
    };
  });
}
