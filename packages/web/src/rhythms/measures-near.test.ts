import type { InterventionSummary, Place } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { chosenMeasures, measuresNear, mostAtFirst } from './measures-near.ts';

const near = [{ id: 2, name: 'Markt' }] as Place[];
const measure = (more: Partial<InterventionSummary>) =>
  ({ placeId: 2, placeName: 'Markt', state: 'running', ...more }) as InterventionSummary;
const kept = (...given: InterventionSummary[]) => measuresNear(given, near).length;

describe('measures around deviations', () => {
  test('are agreed or begun, and here', () => {
    expect(kept(measure({}), measure({ state: 'planned' }), measure({ state: 'stopped' }))).toBe(3);
    expect(kept(measure({ state: 'proposed' }), measure({ state: 'withdrawn' }))).toBe(0);
    expect(kept(measure({ placeId: null, placeName: null }))).toBe(0);
  });

  test('at another place of the same name are left out', () => {
    expect(kept(measure({ placeId: 3 }))).toBe(0);
  });

  test('are the first ones until a person chooses others', () => {
    const all = Array.from({ length: 12 }, (_, id) => measure({ id: id + 1 }));
    const ids = (named?: string) => chosenMeasures(all, named).map(({ id }) => id);
    expect(ids()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ids()).toHaveLength(mostAtFirst);
    expect(ids('12,3')).toEqual([3, 12]);
    expect(ids('geen')).toEqual([]);
    // An old address, of a measure that is not here.
    expect(ids('99')).toHaveLength(mostAtFirst);
  });
});
