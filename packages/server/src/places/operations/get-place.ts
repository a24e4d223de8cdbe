import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import type { PlacesRoom } from '../room.ts';
import { toAnswer } from '../to-answer.ts';

export function getPlace({ http }: Context, { directory }: PlacesRoom): void {
  http.operation('getPlace', ({ params }) => {
    const place = directory.find(params.id);
    if (!place) throw noPlace(params.id);
    return toAnswer(place);
  });
}
