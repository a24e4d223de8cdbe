import { HOUR } from '@wijkritme/contract';
import { findContradictions, NEIGHBOUR_HOURS, type Neighbour } from '@wijkritme/engine';
import type { Group, HourDifferences } from '../groups/group.ts';
import type { FoundContradiction } from '../sql/contradictions.ts';

type Point = readonly [number, number];

/**
 * Who of a group contradicts its neighbours over the day before `end`.
 * @param hours judged hours of the group, as `hoursOf` gives them; at least those of the 29 days before `end`
 * @param positions of things; one without a place cannot be held against others
 * @param end UTC ms, the end of the last hour that is judged
 * @returns one for each datastream of a thing that stands alone
 */
export function lookAtNeighbours(
  group: Pick<Group, 'members'>,
  hours: readonly (readonly [hour: number, differences: HourDifferences])[],
  { positions, end }: { readonly positions: ReadonlyMap<number, Point>; readonly end: number },
): FoundContradiction[] {
  const things = [...new Set(group.members.values())].filter((thing) => positions.has(thing)).sort((a, b) => a - b);
  const devices = things.map(
    (thing): Neighbour => ({
      position: positions.get(thing) as Point, // those without were left out
      differences: new Float64Array(NEIGHBOUR_HOURS).fill(Number.NaN),
    }),
  );
  for (const [hour, said] of hours) {
    const at = NEIGHBOUR_HOURS - Math.round((end - hour) / HOUR);
    if (at < 0 || at >= NEIGHBOUR_HOURS) continue;
    things.forEach((thing, index) => {
      const difference = said.get(thing);
      if (difference !== undefined) (devices[index] as Neighbour).differences[at] = difference;
    });
  }
  return findContradictions(devices).flatMap(({ index, higher, neighbours }) =>
    [...group.members]
      .filter(([, thing]) => thing === things[index])
      .map(([datastreamId]) => ({ datastreamId, higher, neighbours: neighbours.map((one) => things[one] as number) })),
  );
}
