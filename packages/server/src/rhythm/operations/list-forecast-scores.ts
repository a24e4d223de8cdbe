import { limits } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { DEFAULT_SCORE_DAYS, scoresOf } from '../forecasts/scores-of.ts';
import { DAY_AHEAD } from '../forecasts/to-scores.ts';
import type { RhythmRoom } from '../room.ts';
import { overallSentence } from '../sentences/score-sentence.ts';

export function listForecastScores({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('listForecastScores', async ({ query, ...reader }) => {
    const limit = query.limit ?? limits.defaultPageSize;
    const after = Number(query.after ?? 0);
    if (!Number.isInteger(after) || after < 0) throw badCursor();
    const entries = entriesOf(room, query.place);
    const scores = await scoresOf(room, entries, {
      days: query.days ?? DEFAULT_SCORE_DAYS,
      now: clock.now(),
      reader,
    });
    const rest = scores.filter(({ datastreamId }) => datastreamId > after);
    const items = rest.slice(0, limit);
    return {
      items,
      next: rest.length > limit ? String(items.at(-1)?.datastreamId) : null,
      sentence: overallSentence(
        scores.flatMap(({ leads }) => leads[DAY_AHEAD] ?? []),
        reader.language,
      ),
    };
  });
}

/** Datastreams of a place and all below it, or all, by number. */
function entriesOf({ places, sensors }: RhythmRoom, place: number | undefined) {
  if (place !== undefined && !places.directory.find(place)) throw noPlace(place);
  const below = place === undefined ? undefined : places.directory.below(place);
  return [...sensors.catalog.all()]
    .filter(({ placeId }) => below === undefined || below.has(placeId ?? -1))
    .sort((a, b) => a.id - b.id);
}
