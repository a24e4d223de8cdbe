import { localDateOf } from '../questionnaires/local-date.ts';
import type { ResponseRoom } from '../room.ts';
import { type ReachedDay, selectReachedDays } from '../sql/reached-days.ts';

/** Of one look. */
const MOST = 200;

/** Measures that run while their stop day or last day is there. @param among numbers of measures; left out: of all */
export function reachedDays({ db, clock }: ResponseRoom, among?: readonly number[]): Promise<ReachedDay[]> {
  return selectReachedDays(db, { today: localDateOf(clock.now()), limit: MOST, ...(among && { among }) });
}
