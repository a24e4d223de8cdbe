import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atIntervention } from '../interventions/at-intervention.ts';
import { everyPlaceOf, feelingPlaces } from '../questionnaires/feeling-of.ts';
import { showFeeling } from '../questionnaires/show-feeling.ts';
import type { ResponseRoom } from '../room.ts';
import { selectRounds } from '../sql/questionnaire-rounds.ts';

export function getFeeling({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getFeeling', async ({ params: { id }, principal, language }) => {
    const { row, reader } = await atIntervention(room, access, { principal, id, shows: true });
    const where = feelingPlaces(room, { plan: row.frozen?.plan ?? row.plan, started_at: row.started_at });
    const rows = await selectRounds(room.db, reader, {
      places: everyPlaceOf(where),
      limit: limits.questionnaireRoundsBeside,
    });
    return showFeeling(room, reader, { rows, where, language });
  });
}
