import { DAY, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { type FoundRow, selectFoundById, setFoundStatus } from '../sql/found-devices.ts';
import { describe } from './list-found-devices.ts';

const statuses = { ignore: 'ignored', later: 'later', restore: 'new' } as const;

export function decideFoundDevice({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('decideFoundDevice', async ({ params, body: { decision } }) => {
    const row = await waitingDevice(room, params.id);
    const laterUntil = decision === 'later' ? new Date(clock.now() + DAY) : null;
    await setFoundStatus(room.db, row.id, statuses[decision], { laterUntil, thingId: null });
    return describe({ ...row, status: statuses[decision], later_until: laterUntil });
  });
}

/** @throws WijkritmeError not_found, conflict for one that was added */
export async function waitingDevice(room: SensorsRoom, id: number): Promise<FoundRow> {
  const row = await selectFoundById(room.db, id);
  if (!row)
    throw new WijkritmeError('not_found', {
      nl: `Er is geen gevonden apparaat ${id}. Kijk in de lijst van gevonden apparaten.`,
      en: `There is no found device ${id}. Look in the list of found devices.`,
    });
  // Its thing may have been deleted since: then it can be added again.
  if (row.status === 'added' && row.thing_id !== null)
    throw new WijkritmeError('conflict', {
      nl: `Gevonden apparaat ${id} is al toegevoegd, als apparaat ${row.thing_id}.`,
      en: `Found device ${id} was added already, as thing ${row.thing_id}.`,
    });
  return row;
}
