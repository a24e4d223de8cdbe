import type { Context } from '../../foundation/context.ts';
import { getDataset } from '../open-data/release.ts';
import { toEntry } from '../open-data/to-answer.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectLedger } from '../sql/open-data.ts';

export function listOpenDataReleases({ http }: Context, room: ObservationsRoom): void {
  http.operation('listOpenDataReleases', async ({ params }) => {
    const { id } = await getDataset(room, params.id);
    return { items: (await selectLedger(room.db, id)).map(toEntry) };
  });
}
