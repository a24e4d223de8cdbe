import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { toAnswer } from '../to-answer.ts';

export function listPlaces({ http }: Context, { directory }: PlacesRoom): void {
  http.operation('listPlaces', () => ({ items: directory.all().map(toAnswer) }));
}
