import type { Context } from '../../foundation/context.ts';
import { toDataset } from '../open-data/to-answer.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectDatasets, selectLedger } from '../sql/open-data.ts';

export function listOpenDatasets({ http }: Context, { db }: ObservationsRoom): void {
  http.operation('listOpenDatasets', async () => {
    const items = [];
    for (const dataset of await selectDatasets(db)) items.push(toDataset(dataset, await selectLedger(db, dataset.id)));
    return { items };
  });
}
