import type { AlarmBudget } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import type { RhythmRoom } from '../room.ts';

export function getAlarmBudget({ http }: Context, room: RhythmRoom): void {
  http.operation('getAlarmBudget', ({ params }) => budgetAnswer(room, params.id));
}

/** @throws WijkritmeError not_found */
export function assertPlace({ places }: RhythmRoom, id: number): void {
  if (!places.directory.find(id)) throw noPlace(id);
}

export async function budgetAnswer(room: RhythmRoom, placeId: number): Promise<AlarmBudget> {
  assertPlace(room, placeId);
  const { budgets } = room.keeper;
  const [first] = budgets.seriesOf(placeId);
  const limit = first && budgets.book.latest(first.id);
  return {
    placeId,
    ...(await budgets.budgetOf(placeId)),
    onceInWeeks: limit?.weeks ?? null,
    since: limit ? new Date(limit.from).toISOString() : null,
  };
}
