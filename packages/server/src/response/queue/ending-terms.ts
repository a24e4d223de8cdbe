import { DAY } from '@wijkritme/contract';
import type { ResponseRoom } from '../room.ts';
import { loadAnswerTerms } from './answer-terms.ts';
import type { EndingTerm } from './own-work.ts';

/** Of one look; those that are left come with the next. */
const MOST = 200;

/** The last day of the term; of a term of one day its second half. */
export const reminderMs = (days: number): number => Math.min(DAY, (days * DAY) / 2);

export async function endingTerms(room: ResponseRoom): Promise<EndingTerm[]> {
  const now = room.clock.now();
  const terms = await loadAnswerTerms(room);
  const places = [...room.places.directory.all().map(({ id }) => id), null];
  const { placeOf } = await room.rhythm.chooseSignals({ windows: terms.endingWindows(places, now, reminderMs) }, MOST);
  return [...placeOf].map(([signalId, placeId]) => ({ signalId, placeId }));
}
