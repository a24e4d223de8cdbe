import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseObservation, parseTime } from './parse-observation.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

describe('parseObservation', () => {
  it('reads a number and a time', () => {
    expect(parseObservation({ phenomenonTime: '2026-11-22T11:00:00+01:00', result: 3 }, NOW)).toMatchObject({
      ok: true,
      time: NOW,
      value: 3,
    });
    expect(parseObservation({ result: 3 }, NOW)).toMatchObject({ ok: true, time: NOW });
  });

  it.each([
    [{ result: 1, mac: 'aa:bb' }, 'unknown_field'],
    [{ result: 1, image: 'x' }, 'unknown_field'],
    [{ result: 1, parameters: {} }, 'unknown_field'],
    [{ result: 1, validTime: '2026-11-22T10:00:00Z' }, 'unknown_field'],
    [{ result: 1, resultQuality: 'good' }, 'unknown_field'],
    [{ result: '1' }, 'result_not_a_number'],
    [{ result: null }, 'result_not_a_number'],
    [{ result: [1] }, 'result_not_a_number'],
    [{ result: 1, phenomenonTime: '22-11-2026' }, 'time_invalid'],
    [{ result: 1, phenomenonTime: '2026-02-30T10:00:00Z' }, 'time_invalid'],
    [{ result: 1, phenomenonTime: '2026-11-22T10:00:00' }, 'time_invalid'],
    [[1], 'invalid_input'],
    [null, 'invalid_input'],
    ['x', 'invalid_input'],
  ])('refuses %j as %s', (body, code) => {
    expect(parseObservation(body, NOW)).toMatchObject({ ok: false, code });
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof parseObservation(input, NOW).ok === 'boolean'));
  });

  it('keeps every instant exactly', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          expect(parseTime(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});
