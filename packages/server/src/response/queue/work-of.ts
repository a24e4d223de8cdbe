import type { ResponseRoom } from '../room.ts';
import { selectWork } from '../sql/signal-work.ts';
import type { OwnWork } from './own-work.ts';

export async function workOf(
  { db }: Pick<ResponseRoom, 'db'>,
  personId: number,
  signalIds: readonly number[],
): Promise<ReadonlyMap<number, OwnWork>> {
  if (signalIds.length === 0) return new Map();
  const rows = await selectWork(db, signalIds, personId);
  return new Map(
    rows.map(({ signal_id, person_id, answered }) => [signal_id, { isTheirs: person_id === personId, answered }]),
  );
}
