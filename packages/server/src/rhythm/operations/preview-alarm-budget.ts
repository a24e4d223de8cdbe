import type { Context } from '../../foundation/context.ts';
import { previewOf } from '../budget/preview.ts';
import type { RhythmRoom } from '../room.ts';
import { assertPlace } from './get-alarm-budget.ts';

export function previewAlarmBudget({ http }: Context, room: RhythmRoom): void {
  http.operation('previewAlarmBudget', ({ params, query, language }) => {
    assertPlace(room, params.id);
    const series = room.keeper.budgets.seriesOf(params.id);
    return previewOf(params.id, { series, perWeek: query.perWeek }, language);
  });
}
