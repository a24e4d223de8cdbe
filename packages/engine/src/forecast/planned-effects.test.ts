import { describe, expect, it } from 'vitest';
import type { PlannedEffects } from './planned-effects.ts';
import { preparePool } from './prepared-pool.ts';
import type { PlannedSlots, PoolSeries } from './series-pool.ts';

const DAYS = 40;
const PER_DAY = 24;
const at = (day: number, hour: number) => day * PER_DAY + hour;

/** A level of 50 that swings by 1, and `above` it during events. */
function series(planned: PlannedSlots | undefined, above = 0): PoolSeries {
  const values = Float64Array.from({ length: DAYS * PER_DAY }, (_, slot) => {
    const swing = Math.floor(slot / 7) % 2 === 0 ? 1 : -1;
    return 50 + swing + (planned?.[slot] ? above : 0);
  });
  return { name: 's', kind: 'level', min: 0, max: 150, values, ...(planned && { planned }) };
}

function evenings(days: readonly number[], code = 1): PlannedSlots {
  const planned = new Int8Array(DAYS * PER_DAY);
  for (const day of days) planned.fill(code, at(day, 18), at(day, 22));
  return planned;
}

function effectsOf(...all: readonly PoolSeries[]): PlannedEffects {
  const calendar = { holidayOn: () => undefined };
  const pool = { perDay: PER_DAY, firstDay: 20_000, days: DAYS, series: all, covariates: [], calendar };
  const { planned } = preparePool(pool);
  if (!planned) throw new Error('nothing is planned');
  return planned;
}

describe('what planned events did', () => {
  const past = [20, 24, 28];
  const origin = at(35, 0);
  const coming = at(35, 19);

  it('moves a forecast the way that past events of the same expectation went, and by less than they did', () => {
    const shift = effectsOf(series(evenings([...past, 35]), 4)).shiftAt(0, origin, coming);
    expect(shift).toBeGreaterThan(0.5);
    expect(shift).toBeLessThan(6);
    // Three events here and in all: 3/6 of them, and 3/6 of the 3/6 that the pool says.
    const one = effectsOf(series(evenings([past[0] as number, 35]), 4)).shiftAt(0, origin, coming);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(shift);
  });

  it('is nothing at other hours, of another expectation, or without a past', () => {
    const effects = effectsOf(series(evenings([...past, 35]), 4));
    expect(effects.shiftAt(0, origin, at(35, 12))).toBe(0);
    const other = evenings(past);
    other.fill(-1, at(35, 18), at(35, 22));
    expect(effectsOf(series(other, 4)).shiftAt(0, origin, coming)).toBe(0);
    expect(effectsOf(series(evenings([35]), 4)).shiftAt(0, origin, coming)).toBe(0);
  });

  it('knows nothing from the origin on', () => {
    const known = effectsOf(series(evenings([...past, 35]), 4)).shiftAt(0, origin, coming);
    const later = series(evenings([...past, 35, 37]), 4);
    later.values.fill(120, origin);
    expect(effectsOf(later).shiftAt(0, origin, coming)).toBe(known);
  });

  it('leaves an event alone that goes on at the origin: the newest readings know it', () => {
    const effects = effectsOf(series(evenings([...past, 35]), 4));
    expect(effects.shiftAt(0, at(35, 20), at(35, 21))).toBe(0);
    expect(effects.shiftAt(0, at(35, 18), at(35, 21))).toBeGreaterThan(0);
  });

  it('learns from the other series of the pool', () => {
    const effects = effectsOf(series(evenings([35])), series(evenings(past), 4));
    expect(effects.shiftAt(0, origin, coming)).toBeGreaterThan(0);
  });

  it('is absent where nothing was ever planned, and refuses plans of another length', () => {
    expect(() => effectsOf(series(undefined))).toThrow('nothing is planned');
    expect(() => effectsOf({ ...series(undefined), planned: new Int8Array(3) })).toThrow('plans for 3 slots');
  });
});
