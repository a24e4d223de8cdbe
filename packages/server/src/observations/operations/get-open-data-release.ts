import { type OpenDataRelease, WijkritmeError } from '@wijkritme/contract';
import Type, { type Static } from 'typebox';
import type { Context } from '../../foundation/context.ts';
import { compressed } from '../../foundation/http/compressed.ts';
import { getDataset } from '../open-data/release.ts';
import { toRelease } from '../open-data/to-answer.ts';
import { toCsv } from '../open-data/to-csv.ts';
import type { ObservationsRoom } from '../room.ts';
import { findRelease } from '../sql/open-data.ts';

const Params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });

export function getOpenDataRelease({ http }: Context, room: ObservationsRoom): void {
  const find = async (id: number): Promise<OpenDataRelease> => {
    const row = await findRelease(room.db, id);
    if (!row)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen uitgave ${id}. Kies er een uit de lijst van uitgaven.`,
        en: `There is no release ${id}. Choose one from the list of releases.`,
      });
    return toRelease(row, await getDataset(room, row.dataset_id));
  };
  http.operation('getOpenDataRelease', ({ params }) => find(params.id));
  http.app.get<{ Params: Static<typeof Params> }>(
    '/v1/open-data/releases/:id/csv',
    { schema: { params: Params }, compress: compressed },
    async ({ params }, reply) => {
      const release = await find(params.id);
      reply.type('text/csv; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="wijkritme-open-${release.id}.csv"`);
      return toCsv(release);
    },
  );
}
