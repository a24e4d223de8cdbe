import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { toAnswer } from '../to-answer.ts';

export function getPlace({ http }: Context, { directory }: PlacesRoom): void {
  http.operation('getPlace', ({ params }) => {
    const place = directory.find(params.id);
    if (!place) throw new WijkritmeError('not_found', `There is no place ${params.id}.`);
    return toAnswer(place);
  });
}
