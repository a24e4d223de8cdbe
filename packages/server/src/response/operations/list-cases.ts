import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { caseReader } from '../at-case.ts';
import { parseOffset } from '../parse-offset.ts';
import type { ResponseRoom } from '../room.ts';
import { selectCases } from '../sql/read-cases.ts';
import { organisationNames, toCaseSummary } from '../to-case.ts';

export function listCases({ http, access }: Context, room: ResponseRoom): void {
  http.operation('listCases', async ({ query, principal }) => {
    const reader = caseReader(room, access, principal);
    const limit = query.limit ?? limits.defaultPageSize;
    const offset = parseOffset(query.after);
    const rows = await selectCases(room.db, reader, { signal: query.signal, limit: limit + 1, offset });
    const telling = { names: await organisationNames(room), ownId: reader.personId };
    return {
      items: rows.slice(0, limit).map((row) => toCaseSummary(row, room, telling)),
      next: rows.length > limit ? String(offset + limit) : null,
    };
  });
}
