import { DAY } from '@wijkritme/contract';
import type { MissedAsked, MissedHappening } from '../../response/index.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { Stretch } from '../check-report.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectCategories } from '../sql/categories.ts';
import { selectTold } from '../sql/read-reports.ts';
import { findMissed, type Happening, MISSED_MARGIN_MS } from './find-missed.ts';

/** A signal that began this long before may go on still. */
const LONGEST_SIGNAL_MS = 92 * DAY;

/** What was missed in a stretch of time: see `findMissed` for when something counts. */
export async function missedOf(room: ParticipationRoom, asked: MissedAsked): Promise<MissedHappening[]> {
  const { from, to, now, language } = asked;
  const [told, categories, signals] = await Promise.all([
    selectTold(room.db, [new Date(from), new Date(to)]),
    selectCategories(room.db),
    room.rhythm.noticedBetween(new Date(from - LONGEST_SIGNAL_MS), new Date(to + DAY + MISSED_MARGIN_MS)),
  ]);
  const { directory } = room.places;
  const byId = new Map(categories.map((one) => [one.id, one]));
  const entries = [...room.sensors.catalog.all()];
  const around = new Map<number, readonly Stretch[]>();
  const signalsAround = (placeId: number) => {
    const known = around.get(placeId);
    if (known) return known;
    const places = new Set([...directory.below(placeId), ...directory.withParents(placeId).map(({ id }) => id)]);
    const spans = signals
      .filter((signal) => !signal.aboutSensor && signal.placeId !== null && places.has(signal.placeId))
      .map(({ start, end }) => ({ from: start.getTime(), until: end?.getTime() ?? now }));
    around.set(placeId, spans);
    return spans;
  };
  const couldBeHeard = (happening: Happening) => {
    const hears = byId.get(happening.categoryId)?.hears ?? [];
    const below = directory.below(happening.placeId);
    return entries.some(
      (entry) => hears.includes(entry.property) && below.has(entry.placeId ?? -1) && stood(entry, happening),
    );
  };
  return findMissed(told, { couldBeHeard, signalsAround }).map((one) => ({
    ...one,
    categoryName: byId.get(one.categoryId)?.[language] ?? '',
  }));
}

/** Did it stand in the field with a passport when this began? */
function stood({ validFrom, validUntil, withdrawnAt, fieldPeriods }: CatalogEntry, { from }: Happening): boolean {
  const wasAllowed = from >= validFrom && from < validUntil && !(from >= withdrawnAt);
  return wasAllowed && fieldPeriods.some((period) => from >= period.from && from < period.to);
}
