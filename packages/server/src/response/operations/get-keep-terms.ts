import type { KeepTerms } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { loadKeptTerms } from '../keeping/keep-terms.ts';
import type { ResponseRoom } from '../room.ts';

export function getKeepTerms({ http }: Context, room: ResponseRoom): void {
  http.operation('getKeepTerms', ({ params }) => keepTermsOf(room, params.id));
}

/** @throws WijkritmeError not_found */
export async function keepTermsOf(room: ResponseRoom, placeId: number): Promise<KeepTerms> {
  if (!room.places.directory.find(placeId)) throw noPlace(placeId);
  return (await loadKeptTerms(room)).at(placeId);
}
