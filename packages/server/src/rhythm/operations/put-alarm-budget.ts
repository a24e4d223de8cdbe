import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import type { RhythmRoom } from '../room.ts';
import { assertPlace, budgetAnswer } from './get-alarm-budget.ts';

export function putAlarmBudget({ http, access, clock }: Context, room: RhythmRoom): void {
  http.operation('putAlarmBudget', async ({ params, body, principal }) => {
    access.require(principal, 'signals.tune', params.id);
    assertPlace(room, params.id);
    await room.keeper.budgets.setBudget(params.id, body.perWeek ?? null, { at: clock.now(), by: actorOf(principal) });
    await room.keeper.settleBudgets();
    return budgetAnswer(room, params.id);
  });
}
