/** Longitude and latitude in degrees (WGS84). */
export type Position = readonly [longitude: number, latitude: number];

const EARTH_M = 6_371_008.8;
const RADIAN = Math.PI / 180;

/** Great-circle distance in metres, by the haversine formula. */
export function distanceM([lonA, latA]: Position, [lonB, latB]: Position): number {
  const half =
    Math.sin(((latB - latA) * RADIAN) / 2) ** 2 +
    Math.cos(latA * RADIAN) * Math.cos(latB * RADIAN) * Math.sin(((lonB - lonA) * RADIAN) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** One degree of latitude is nowhere shorter, metres. */
const DEGREE_M = 110_000;

/**
 * Of each, the indices of those nearest to it, nearest first; equally near ones in the order in which they were given.
 * @param most how many at most
 * @param withinM those further away are no neighbours, metres
 */
export function nearest(
  positions: readonly Position[],
  { most, withinM }: { readonly most: number; readonly withinM: number },
): number[][] {
  return positions.map((from, self) => {
    const near: { readonly index: number; readonly distance: number }[] = [];
    positions.forEach((to, index) => {
      if (index === self || Math.abs(to[1] - from[1]) * DEGREE_M > withinM) return;
      const distance = distanceM(from, to);
      if (distance > withinM || (near.length === most && distance >= (near[most - 1]?.distance ?? 0))) return;
      const after = near.findIndex((one) => one.distance > distance);
      near.splice(after < 0 ? near.length : after, 0, { index, distance });
      if (near.length > most) near.pop();
    });
    return near.map(({ index }) => index);
  });
}
