import { describe, expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { findContradictions, NEIGHBOUR_HOURS } from './find-contradictions.ts';
import { distanceM, nearest, type Position } from './nearest.ts';

const DEVICES = 25;
const DAY_HOURS = 24;
/** A grid of streets, about 300 metres apart. */
const positionOf = (index: number): Position => [5.1 + 0.004 * (index % 5), 52 + 0.003 * Math.floor(index / 5)];
const MIDDLE = 12;

interface World {
  readonly name: string;
  /** Share of the ups and downs that all have in common. */
  readonly shared: number;
  /** How much of a difference lasts to the next hour. */
  readonly lasts: number;
  /** One draw in twenty is three times as far. */
  readonly tails?: true;
}

const worlds: readonly World[] = [
  { name: 'each for itself', shared: 0, lasts: 0 },
  { name: 'hanging together, what happens lasts hours', shared: 0.3, lasts: 0.8 },
  { name: 'what happens lasts days', shared: 0.5, lasts: 0.95 },
  { name: 'now and then far off', shared: 0.3, lasts: 0.8, tails: true },
];

/** Simulated differences of all devices, hour by hour; `add` is what is planted. One hour in thirty says nothing. */
function simulate(seed: number, hours: number, world: World, add: (index: number, hour: number) => number = () => 0) {
  const noise = createNoise(seed);
  const fresh = Math.sqrt(1 - world.lasts ** 2);
  const draw = () => (world.tails && noise.uniform() < 0.05 ? 3 : 1) * fresh * noise.normal();
  let common = 0;
  const own = new Float64Array(DEVICES);
  const said = Array.from({ length: DEVICES }, () => new Float64Array(hours));
  for (let hour = 0; hour < hours; hour++) {
    common = world.lasts * common + draw();
    for (let index = 0; index < DEVICES; index++) {
      own[index] = world.lasts * (own[index] as number) + draw();
      const alone = Math.sqrt(1 - world.shared) * (own[index] as number);
      const value = Math.sqrt(world.shared) * common + alone + add(index, hour);
      (said[index] as Float64Array)[hour] = noise.uniform() < 0.03 ? Number.NaN : Math.max(-4, Math.min(4, value));
    }
  }
  return said;
}

const judge = (said: readonly Float64Array[], end: number) =>
  findContradictions(
    said.map((hours, index) => ({
      position: positionOf(index),
      differences: hours.subarray(end - NEIGHBOUR_HOURS, end),
    })),
  );

const START = NEIGHBOUR_HOURS + DAY_HOURS / 2;

describe.each(worlds)('$name', (world) => {
  test('chance alone is told less than once in three years of a device', () => {
    const days = 40;
    const said = simulate(5, NEIGHBOUR_HOURS + days * DAY_HOURS, world);
    const told = new Set<string>();
    for (let day = 0; day <= days; day++)
      for (const { index } of judge(said, NEIGHBOUR_HOURS + day * DAY_HOURS)) told.add(`${index} ${day}`);
    expect(told.size / ((DEVICES * days) / 365)).toBeLessThan(1 / 3);
  });

  test.each([
    [2, 3],
    [10, 1.5],
    [DEVICES - 1, 3],
  ])('%s that change together by %s sd are never told', (count, size) => {
    // From the middle outwards, so that they are neighbours; alone it is told elsewhere.
    const order = [...Array(DEVICES).keys()].sort(
      (a, b) => distanceM(positionOf(a), positionOf(MIDDLE)) - distanceM(positionOf(b), positionOf(MIDDLE)),
    );
    const changed = count === DEVICES - 1 ? order.slice(1) : order.slice(0, count);
    const add = (index: number, hour: number) => (hour >= START && changed.includes(index) ? size : 0);
    const said = simulate(3, START + 2 * DAY_HOURS, world, add);
    for (let end = START + 8; end <= START + 2 * DAY_HOURS; end += 8) expect(judge(said, end)).toEqual([]);
  });
});

describe('a device that measures something else than those around it', () => {
  const [first] = worlds as [World];
  const second: World = { name: '', shared: 0.9, lasts: 0.85 };
  test.each([
    ['higher', 3, first],
    ['lower', -3, first],
    ['higher, where the weather lasts', 3, second],
  ] as const)('is told within a day and a half: %s', (_what, size, world) => {
    const add = (index: number, hour: number) => (index === MIDDLE && hour >= START ? size : 0);
    const said = simulate(11, START + 2 * DAY_HOURS, world, add);
    const found = judge(said, START + 36);
    expect(found).toMatchObject([{ index: MIDDLE, higher: size > 0 }]);
    expect(found[0]?.neighbours.slice(0, 4).sort((a, b) => a - b)).toEqual([7, 11, 13, 17]);
  });

  test('is not told after a few hours', () => {
    const add = (index: number, hour: number) => (index === MIDDLE && hour >= START ? 4 : 0);
    expect(judge(simulate(11, START + 8, first, add), START + 8)).toEqual([]);
  });

  test('is not told where it is silent, where nobody is near, or where too little is known', () => {
    const add = (index: number, hour: number) => (index === MIDDLE && hour >= START ? 4 : 0);
    const end = START + 36;
    const said = simulate(11, end, first, add);
    expect(judge(said, end)).toHaveLength(1);
    const silent = said.map((hours, index) =>
      index === MIDDLE ? hours.map((value, hour) => (hour >= end - 14 ? Number.NaN : value)) : hours,
    );
    expect(judge(silent, end)).toEqual([]);
    const young = said.map((hours) => hours.map((value, hour) => (hour < end - 12 * DAY_HOURS ? Number.NaN : value)));
    expect(judge(young, end)).toEqual([]);
    const apart = said.map((hours, index) => ({
      position: [5 + index, 52] as const,
      differences: hours.subarray(end - NEIGHBOUR_HOURS, end),
    }));
    expect(findContradictions(apart)).toEqual([]);
  });
});

test('nearest first, those too far away not at all', () => {
  const positions: Position[] = [
    [5, 52],
    [5.01, 52],
    [5.002, 52],
    [6, 52],
  ];
  expect(nearest(positions, { most: 5, withinM: 5_000 })).toEqual([[2, 1], [2, 0], [0, 1], []]);
  // One degree of longitude on the equator: 6 371 008.8 m × π / 180.
  expect(distanceM([0, 0], [1, 0])).toBeCloseTo(111_195.08, 1);
});
