import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { toLogLine } from '../log/to-log-line.ts';
import { selectLogLines } from '../sql/log.ts';

export function listLog({ http, db }: Context): void {
  http.operation('listLog', async ({ query }) => {
    const { kind, from, to, after } = query;
    const limit = query.limit ?? limits.defaultPageSize;
    const found = await selectLogLines(db, {
      ...{ kind, limit: limit + 1 },
      ...(after !== undefined && { before: Number(after) }),
      ...(from !== undefined && { fromMs: Date.parse(from) }),
      ...(to !== undefined && { toMs: Date.parse(to) }),
    });
    const rows = found.slice(0, limit);
    return { items: rows.map(toLogLine), next: found.length > limit ? String(rows.at(-1)?.position) : null };
  });
}
