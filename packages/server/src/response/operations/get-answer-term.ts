import type { AnswerTerm } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { loadAnswerTerms } from '../queue/answer-terms.ts';
import type { ResponseRoom } from '../room.ts';

export function getAnswerTerm({ http }: Context, room: ResponseRoom): void {
  http.operation('getAnswerTerm', ({ params }) => answerTerm(room, params.id));
}

/** @throws WijkritmeError not_found */
export async function answerTerm(room: ResponseRoom, placeId: number): Promise<AnswerTerm> {
  if (!room.places.directory.find(placeId)) throw noPlace(placeId);
  const terms = await loadAnswerTerms(room);
  const sensors = terms.ofSensors(placeId);
  const kinds = [...terms.chosenKinds(placeId)].map(([kind, term]) => ({ kind, ...term }));
  return { placeId, ...terms.of(placeId), sensorDays: sensors.days, sensorFromPlaceId: sensors.fromPlaceId, kinds };
}
