import { type Thing, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Sensors, SensorsRoom } from '../room.ts';
import { selectThings } from '../sql/read-things.ts';
import { toThings } from '../to-thing.ts';

export function getThing({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('getThing', ({ params }) => thingOf(room, params.id, clock.now()));
}

/** @throws WijkritmeError not_found */
export async function thingOf(room: Sensors, id: number, now: number): Promise<Thing> {
  const [thing] = toThings(await selectThings(room.db, { ids: [id] }), room.catalog, now);
  if (!thing)
    throw new WijkritmeError('not_found', {
      nl: `Er is geen apparaat ${id}. Kies er een uit de lijst van sensoren.`,
      en: `There is no thing ${id}. Choose one from the list of sensors.`,
    });
  return thing;
}
