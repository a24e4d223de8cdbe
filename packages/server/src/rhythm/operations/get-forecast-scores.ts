import type { Context } from '../../foundation/context.ts';
import { DEFAULT_SCORE_DAYS, scoresOf } from '../forecasts/scores-of.ts';
import type { RhythmRoom } from '../room.ts';
import { entryOf } from './get-datastream.ts';

export function getForecastScores({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('getForecastScores', async ({ params, query, ...reader }) => {
    const entry = entryOf(room, params.id);
    const days = query.days ?? DEFAULT_SCORE_DAYS;
    const [scores] = await scoresOf(room, [entry], { days, now: clock.now(), reader });
    if (!scores) throw new Error(`no scores of datastream ${entry.id}`);
    return scores;
  });
}
