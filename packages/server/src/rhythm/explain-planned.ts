import { type DeviationReason, HOUR } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import type { RhythmRoom } from './room.ts';
import { span } from './sentences/moments.ts';
import { reasonTexts } from './sentences/reason-texts.ts';
import type { DeviationRow } from './sql/deviations.ts';

/** People come before something begins, and leave after it ends. */
const AROUND = 2 * HOUR;
/** Of a busy calendar the first ones are told. */
const MOST = 5;

/** What was planned around a deviation, in its place or in what that lies in. Known beforehand, so that it is no surprise afterwards. */
export function explainPlanned(
  row: Pick<DeviationRow, 'start_time' | 'end_time'>,
  entry: CatalogEntry,
  room: Pick<RhythmRoom, 'places'>,
  language: Language,
): DeviationReason['explanations'] {
  const place = entry.placeId === null ? undefined : room.places.directory.find(entry.placeId);
  if (!place) return [];
  const start = row.start_time.getTime();
  const end = row.end_time?.getTime() ?? start + HOUR;
  return room.places
    .plannedDuring(place.id, start - AROUND, end + AROUND)
    .slice(0, MOST)
    .map((event) => {
      const when = span(Date.parse(event.start), Date.parse(event.end), language, place.timeZone);
      return { kind: 'event', sentence: reasonTexts[language].planned(event.name, when, event.expected) };
    });
}
