import type { Context } from '../../foundation/context.ts';
import { getDataset, release } from '../open-data/release.ts';
import { toRelease } from '../open-data/to-answer.ts';
import type { ObservationsRoom } from '../room.ts';

export function createOpenDataRelease(context: Context, room: ObservationsRoom): void {
  context.http.operation('createOpenDataRelease', async ({ params, body, principal }) => {
    const row = await release(context, room, { datasetId: params.id, ...body, principal });
    return toRelease(row, await getDataset(room, params.id));
  });
}
