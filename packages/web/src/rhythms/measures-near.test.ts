import type { InterventionFile, InterventionSummary, Place } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { measureCandidates, measuresAt } from './measures-near.ts';

const near = [{ id: 2, name: 'Markt' }] as Place[];
const days = { first: '2026-11-01', last: '2026-11-28' };
const measure = (more: Partial<InterventionSummary>) =>
  ({
    placeName: 'Markt',
    state: 'running',
    startsOn: '2026-11-10',
    endsOn: '2026-11-20',
    ...more,
  }) as InterventionSummary;
const kept = (...given: InterventionSummary[]) => measureCandidates(given, near, days).length;

describe('measures around deviations', () => {
  test('are agreed or begun, here, and in this time to the day', () => {
    expect(kept(measure({}), measure({ state: 'planned' }), measure({ state: 'stopped' }))).toBe(3);
    expect(kept(measure({ state: 'proposed' }), measure({ state: 'withdrawn' }))).toBe(0);
    expect(kept(measure({ placeName: 'Haven' }), measure({ placeName: null }))).toBe(0);
    expect(kept(measure({ endsOn: '2026-11-01' }), measure({ startsOn: '2026-11-28', endsOn: '2026-12-01' }))).toBe(2);
    expect(kept(measure({ endsOn: '2026-10-31' }), measure({ startsOn: '2026-11-29' }))).toBe(0);
  });

  test('are few enough to be read one by one', () => {
    expect(kept(...Array.from({ length: 30 }, () => measure({})))).toBe(8);
  });

  test('at another place of the same name are left out', () => {
    const file = (placeId: number | null) => ({ plan: { placeId } }) as InterventionFile;
    expect(measuresAt([file(2), file(3), file(null)], near)).toEqual([file(2)]);
  });
});
