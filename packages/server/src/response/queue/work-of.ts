import type { ResponseRoom } from '../room.ts';
import { selectWork } from '../sql/signal-work.ts';

/** Where a signal stands for one person. */
export interface OwnWork {
  /** Was it given to them last? */
  readonly isTheirs: boolean;
  /** Have they interpreted it, or declined to? */
  readonly answered: boolean;
}

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
