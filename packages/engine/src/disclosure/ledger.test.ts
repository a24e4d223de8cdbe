import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, decideRelease, type Release, type ReleaseRequest, spentWithin } from './ledger.ts';

const HOUR = 3_600_000;
const events: Budget = { unit: 'event', epsilonMillionths: 1_000_000 };
const persons: Budget = { unit: 'person', epsilonMillionths: 1_000_000 };
const ask = (change: Partial<ReleaseRequest> = {}): ReleaseRequest => ({
  question: 'count per hour',
  places: ['a'],
  from: 0,
  to: 24 * HOUR,
  epsilonMillionths: 400_000,
  ...change,
});
const made = (id: string, change: Partial<ReleaseRequest> = {}): Release => ({
  id,
  ...ask({ question: id, ...change }),
});

describe('a budget', () => {
  it('takes releases until it is spent, then refuses', () => {
    expect(decideRelease(events, [], ask())).toEqual({ kind: 'fits', spent: 400_000 });
    const past = [made('1'), made('2')];
    expect(decideRelease(events, past, ask())).toEqual({ kind: 'spent', spent: 800_000, left: 200_000 });
    expect(decideRelease(events, past, ask({ epsilonMillionths: 200_000 })).kind).toBe('fits');
  });

  it('gives the stored release again when the same is asked again', () => {
    const past = [made('1', { question: 'count per hour', places: ['b', 'a'] })];
    expect(decideRelease(events, past, ask({ places: ['a', 'b'] }))).toEqual({ kind: 'repeat', release: '1' });
    expect(decideRelease(events, past, ask({ places: ['a'] })).kind).toBe('fits');
  });

  it('does not come back with time: what was spent on a day stays spent', () => {
    const past = [made('1'), made('2')];
    expect(spentWithin(events, past, ask())).toBe(800_000);
    expect(spentWithin(events, past, ask({ from: 23 * HOUR, to: 23 * HOUR + 1 }))).toBe(800_000);
    expect(spentWithin(events, past, ask({ from: 24 * HOUR, to: 48 * HOUR }))).toBe(0);
  });

  it('counts disjoint places and times once when the unit is an event', () => {
    const past = [made('1', { places: ['b'] }), made('2', { from: 24 * HOUR, to: 48 * HOUR })];
    expect(decideRelease(events, past, ask())).toEqual({ kind: 'fits', spent: 400_000 });
  });

  it('counts them all when the unit is a person, who is in many places', () => {
    const past = [made('1', { places: ['b'] }), made('2', { from: 24 * HOUR, to: 48 * HOUR })];
    expect(decideRelease(persons, past, ask()).kind).toBe('spent');
  });

  it('takes a release without places as one of the whole dataset', () => {
    const past = [made('1', { places: [] }), made('2', { places: ['b'] })];
    expect(spentWithin(events, past, ask({ places: ['b'] }))).toBe(800_000);
    expect(spentWithin(events, past, ask({ places: ['c'] }))).toBe(400_000);
    expect(spentWithin(events, past, ask({ places: [] }))).toBe(800_000);
  });

  it.each([
    ['no ε', { epsilonMillionths: 0 }],
    ['half a millionth', { epsilonMillionths: 0.5 }],
    ['ε that is no number', { epsilonMillionths: Number.NaN }],
    ['a period without length', { to: 0 }],
  ])('refuses %s', (_, change) => {
    expect(() => decideRelease(events, [], ask(change))).toThrow(RangeError);
  });
});

describe('however one asks', () => {
  const request = fc.record({
    question: fc.string({ minLength: 1, maxLength: 8 }),
    places: fc.subarray(['a', 'b', 'c', 'd']),
    from: fc.nat(20),
    length: fc.integer({ min: 1, max: 20 }),
    epsilonMillionths: fc.integer({ min: 1, max: 500_000 }),
  });

  it('no event is ever spent beyond the budget', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), fc.constantFrom(events, persons), (requests, budget) => {
        const past: Release[] = [];
        for (const { length, ...one } of requests) {
          const wanted = { ...one, to: one.from + length };
          if (decideRelease(budget, past, wanted).kind === 'fits') past.push({ ...wanted, id: `${past.length}` });
        }
        for (const place of ['a', 'b', 'c', 'd', 'elsewhere'])
          for (let at = 0; at < 40; at += 1) {
            const spent = past
              .filter((one) => one.from <= at && at < one.to && (one.places.length === 0 || one.places.includes(place)))
              .reduce((sum, one) => sum + one.epsilonMillionths, 0);
            expect(spent).toBeLessThanOrEqual(budget.epsilonMillionths);
          }
        if (budget.unit === 'person')
          expect(past.reduce((sum, one) => sum + one.epsilonMillionths, 0)).toBeLessThanOrEqual(
            budget.epsilonMillionths,
          );
      }),
    );
  });
});
