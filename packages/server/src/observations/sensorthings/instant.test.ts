import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from './instant.ts';

const dates = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

test('reads what Date.parse reads, with and without milliseconds', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const text = date.toISOString();
      expect(parseInstant(text)).toBe(Date.parse(text));
      const short = `${text.slice(0, 19)}Z`;
      expect(parseInstant(short)).toBe(Date.parse(short));
    }),
  );
});

test('a changed character gives what Date.parse gives, or nothing', () => {
  fc.assert(
    fc.property(dates, fc.nat(23), fc.constantFrom(...'0123456789-:.TZ +x'), (date, at, letter) => {
      const text = date.toISOString();
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      const read = parseInstant(changed);
      if (!Number.isNaN(read)) expect(read).toBe(Date.parse(changed));
    }),
  );
});

test.each([
  ['2026-11-22T10:00:00+01:00', Date.UTC(2026, 10, 22, 9)],
  ['2026-11-22T10:00Z', Date.UTC(2026, 10, 22, 10)],
  ['2026-11-22T10:00:00.123456Z', Date.UTC(2026, 10, 22, 10, 0, 0, 123)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2026-11-22T10:00:00Z/2026-11-22T11:00:00+01:00', Date.UTC(2026, 10, 22, 10)],
])('%s', (text, time) => {
  expect(parseInstant(text)).toBe(time);
});

test.each([
  '2026-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-22 10:00:00Z',
  '2026-11-22T10:00:00Z/2026-11-22T11:00:00Z',
  '2026-11-22T10:00:00Z/2026-11-22T09:00:00Z',
  '2026-11-22T10:00:00Z/',
  '',
  5,
  null,
])('%s is no instant', (value) => {
  expect(parseInstant(value)).toBeNaN();
});
