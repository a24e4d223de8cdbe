import type { Context } from '../../foundation/context.ts';
import { previewOf } from '../budget/preview.ts';
import type { RhythmRoom } from '../room.ts';
import { assertPlace } from './get-alarm-budget.ts';

export function previewAlarmBudget({ http }: Context, room: RhythmRoom): void {
  http.operation('previewAlarmBudget', async ({ params, query, language }) => {
    assertPlace(room, params.id);
    const places = await room.keeper.budgets.governedBy(params.id);
    return previewOf(params.id, { places, perWeek: query.perWeek }, language);
  });
}
