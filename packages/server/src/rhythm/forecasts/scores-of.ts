import { DAY, type ForecastScores } from '@wijkritme/contract';
import type { Reader } from '../../foundation/reader.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import { viewOf } from '../outward.ts';
import type { RhythmParts } from '../parts.ts';
import { bandsSentence, leadSentence, statusSentence } from '../sentences/score-sentence.ts';
import { selectBands, selectScores } from '../sql/forecast-scores.ts';
import { selectMethods } from '../sql/forecasts.ts';
import { LEAST_DAYS, statusesOf } from './ready-datastreams.ts';
import { DAY_AHEAD, toBandScores, toLeadScores } from './to-scores.ts';

export const DEFAULT_SCORE_DAYS = 28;

/** Scores of datastreams over so many days back from now, in the order of the entries. */
export async function scoresOf(
  room: Pick<RhythmParts, 'db' | 'keeper'>,
  entries: readonly CatalogEntry[],
  of: { readonly days: number; readonly now: number; readonly reader: Reader },
): Promise<ForecastScores[]> {
  const { days, now, reader } = of;
  const { language } = reader;
  const ids = entries.map(({ id }) => id);
  const from = Math.floor(now / DAY) * DAY - (days - 1) * DAY;
  const [totals, bands, methods, statuses] = await Promise.all([
    selectScores(room.db, ids, from),
    selectBands(room.db, ids, from),
    selectMethods(room.db, ids),
    statusesOf(room, entries, now),
  ]);
  return entries.map((entry) => {
    const leads = toLeadScores(
      totals.filter(({ datastreamId }) => datastreamId === entry.id),
      viewOf(reader, entry),
    );
    const bandScores = toBandScores(bands.find(({ datastreamId }) => datastreamId === entry.id));
    const { status = 'learning', days: measured = 0 } = statuses.get(entry.id) ?? {};
    const dayAhead = leads[DAY_AHEAD] as (typeof leads)[number]; // one per lead time
    const why = statusSentence(status, { days: measured, needed: LEAST_DAYS }, language);
    const told = why !== undefined && dayAhead.count === 0 ? why : leadSentence(dayAhead, entry.unit, language);
    return {
      datastreamId: entry.id,
      name: entry.name,
      placeId: entry.placeId,
      propertyName: entry.propertyName[language],
      ...{ unit: entry.unit, simulated: entry.simulated, status, days, leads },
      method: methods.get(entry.id) ?? null,
      bands: bandScores,
      sentence: `${told} ${bandsSentence(bandScores, language)}`,
    };
  });
}
