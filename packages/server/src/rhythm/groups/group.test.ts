import { DAY, HOUR } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Group, watermarkOf } from './group.ts';

const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 100 * HOUR }), fc.constant(Number.NaN)), { minLength: 1 });

describe('up to where hours are judged', () => {
  it('waits for all, but not longer than an hour', () => {
    expect(watermarkOf([5 * HOUR, 5 * HOUR, 5 * HOUR])).toBe(5 * HOUR);
    expect(watermarkOf([6 * HOUR, 6 * HOUR, 5.5 * HOUR])).toBe(5.5 * HOUR);
    expect(watermarkOf([9 * HOUR, 9 * HOUR, 2 * HOUR])).toBe(8 * HOUR);
    expect(watermarkOf([9 * HOUR, 9 * HOUR, Number.NaN])).toBe(8 * HOUR);
    expect(watermarkOf([Number.NaN])).toBe(Number.NEGATIVE_INFINITY);
  });

  it('never moves back when a series gets further, whichever it is', () => {
    fc.assert(
      fc.property(times, fc.nat(), fc.integer({ min: 0, max: 50 * HOUR }), (complete, which, more) => {
        const at = which % complete.length;
        const before = complete[at] as number;
        const further = complete.with(at, Number.isNaN(before) ? more : before + more);
        expect(watermarkOf(further)).toBeGreaterThanOrEqual(watermarkOf(complete));
      }),
      { seed: 7 },
    );
  });
});

describe('a group', () => {
  const said = (hour: number) => new Map([1, 2, 3, 4].map((thing) => [thing, Math.sin(hour * thing)] as const));
  const kind = { key: 'place 1 sound-level', placeId: 1, property: 'sound-level' };
  const play = (group: Group, from: number, to: number) => {
    for (let hour = from; hour < to; hour++) group.take(hour * HOUR, said(hour));
    return group;
  };

  it('judges the same from a snapshot as from the beginning', () => {
    const whole = play(new Group(kind), 0, 200);
    const { snapshots } = whole.output;
    expect(snapshots.map(({ time }) => time)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((day) => day * DAY));
    const again = new Group(kind);
    again.goBack(snapshots[3]);
    expect(again.output.anewFrom).toBe(4 * DAY);
    expect(play(again, 96, 200).encode()).toEqual(whole.encode());
  });

  it('does not take bytes of another version', () => {
    const group = new Group(kind);
    const stored = { state: new Uint8Array(64), watermark: DAY, snapshotTime: undefined };
    expect([group.restore(stored, new Map()), group.watermark]).toEqual([false, DAY]);
  });
});
