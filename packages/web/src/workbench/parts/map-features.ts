import type { Beat, Datastream, FeatureCollection, Place, Thing } from '@wijkritme/contract';
import { useMemo } from 'react';
import type { Feature } from '../../map/geometry.ts';

const notMeasuring: readonly Datastream['status'][] = ['gap', 'stuck', 'implausible', 'no-data', 'refused'];

/** The place a shape belongs to: its feature id, or a property of that name. */
export function placeIdOf({ id, properties }: Feature): number {
  return Number(id ?? properties.placeId ?? properties.id);
}

/** Shapes with name and word of the beat; coarse places are outlines only, or they would cover the fine ones. */
export function toPlaceFeatures(
  shapes: FeatureCollection,
  places: readonly Place[],
  shown: readonly Place[],
  beats: ReadonlyMap<number, Beat>,
): Feature[] {
  const known = new Map(places.map((place) => [place.id, place]));
  const filled = new Set(shown.map(({ id }) => id));
  return shapes.features.flatMap((feature) => {
    const place = known.get(placeIdOf(feature));
    if (!place || !feature.geometry) return [];
    const word = beats.get(place.id)?.word ?? 'no-sensor';
    return [{ ...feature, properties: { placeId: place.id, name: place.name, word, filled: filled.has(place.id) } }];
  });
}

export function usePlaceFeatures(...given: Parameters<typeof toPlaceFeatures>): Feature[] {
  const [shapes, places, shown, beats] = given;
  // The words alone decide what is drawn; a beat with a new sentence needs no new map.
  const words = [...beats.values()].map(({ placeId, word }) => `${placeId}${word}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `words` stands for the beats
  return useMemo(() => toPlaceFeatures(shapes, places, shown, beats), [shapes, places, words]);
}

export function useSensorFeatures(things: readonly Thing[], states: readonly Datastream[]): Feature[] {
  const silent = states
    .filter(({ status }) => notMeasuring.includes(status))
    .map(({ thingId }) => thingId)
    .join();
  return useMemo(() => {
    const silentThings = new Set(silent.split(',').map(Number));
    return things.flatMap(({ id, name, position }) =>
      position
        ? [
            {
              type: 'Feature' as const,
              geometry: { type: 'Point', coordinates: [...position] },
              properties: { name, measuring: !silentThings.has(id) },
            },
          ]
        : [],
    );
  }, [things, silent]);
}
