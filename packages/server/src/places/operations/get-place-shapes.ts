import type { FeatureCollection } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';

export function getPlaceShapes({ http }: Context, { directory }: PlacesRoom): void {
  http.operation(
    'getPlaceShapes',
    (): FeatureCollection => ({
      type: 'FeatureCollection',
      features: directory.all().flatMap((place) =>
        place.geometry
          ? [
              {
                type: 'Feature' as const,
                id: place.id,
                geometry: place.geometry,
                properties: { id: place.id, name: place.name, kind: place.kind },
              },
            ]
          : [],
      ),
    }),
  );
}
