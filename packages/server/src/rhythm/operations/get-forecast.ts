import { DAY, type Forecast, HOUR, MINUTE } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { joinPaces, shownPoints } from '../forecasts/join-paces.ts';
import { LEAST_DAYS, statusesOf } from '../forecasts/ready-datastreams.ts';
import { DEFAULT_SCORE_DAYS } from '../forecasts/scores-of.ts';
import { DAY_AHEAD, toLeadScores } from '../forecasts/to-scores.ts';
import { shownFrom, viewOf } from '../outward.ts';
import type { RhythmRoom } from '../room.ts';
import { forecastSentence } from '../sentences/forecast-sentence.ts';
import { leadSentence, statusSentence } from '../sentences/score-sentence.ts';
import { selectScores } from '../sql/forecast-scores.ts';
import { selectNewest } from '../sql/forecasts.ts';
import { entryOf } from './get-datastream.ts';

/** A forecast that was made longer ago than this says nothing of now. */
const STALE = 3 * HOUR + 10 * MINUTE;

export function getForecast({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('getForecast', async ({ params, ...reader }): Promise<Forecast> => {
    const entry = entryOf(room, params.id);
    const { language } = reader;
    const rule = viewOf(reader, entry);
    const now = clock.now();
    const from = Math.floor(now / DAY) * DAY - (DEFAULT_SCORE_DAYS - 1) * DAY;
    const [stored, totals, statuses] = await Promise.all([
      selectNewest(room.db, entry.id),
      selectScores(room.db, [entry.id], from),
      statusesOf(room, [entry], now),
    ]);
    const { status = 'learning', days = 0 } = statuses.get(entry.id) ?? {};
    const fresh = status === 'ready' ? stored.filter(({ origin }) => now - origin < STALE) : [];
    const points = shownPoints(joinPaces(fresh), rule);
    const score = toLeadScores(totals, rule)[DAY_AHEAD] as Forecast['score']; // one per lead time
    const newest = fresh.reduce((origin, one) => Math.max(origin, one.origin), Number.NEGATIVE_INFINITY);
    const far = fresh.find(({ pace }) => pace === 'far');
    const { unit, timeZone } = entry;
    return {
      ...{ datastreamId: entry.id, status, timeZone, unit, ...points, score },
      ...shownFrom(rule, entry),
      origin: fresh.length > 0 ? new Date(newest).toISOString() : null,
      madeAt: far ? new Date(far.madeAt).toISOString() : null,
      method: far?.method ?? null,
      sentence:
        statusSentence(status, { days, needed: LEAST_DAYS }, language) ??
        forecastSentence({ unit, timeZone, now, ...points }, language),
      scoreSentence: leadSentence(score, unit, language),
    };
  });
}
