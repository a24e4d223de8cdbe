import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { toAnswer } from '../to-answer.ts';

export function findPlacesAt({ http }: Context, { directory }: PlacesRoom): void {
  http.operation('findPlacesAt', ({ query }) => ({ items: directory.at([query.lon, query.lat]).map(toAnswer) }));
}
