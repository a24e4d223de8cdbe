import { expect, it } from 'vitest';
import { DateFormat, ISO } from './date-format.ts';

const read = (format: string, text: string) => {
  const date = new DateFormat(format);
  return date.read(text, 0, text.length) ? [new Date(date.localMs).toISOString(), date.offsetMs / 60_000] : undefined;
};

it.each([
  [ISO, '2022-03-27T03:00:00+02:00', '2022-03-27T03:00:00.000Z', 120],
  [ISO, '2022-03-27T03:00Z', '2022-03-27T03:00:00.000Z', 0],
  [ISO, '2022-03-27 03:00:01.25-0330', '2022-03-27T03:00:01.250Z', -210],
  [ISO, '2022-03-27T03:00:00', '2022-03-27T03:00:00.000Z', Number.NaN],
  ['d-M-yyyy H:mm', '1-2-2024 7:05', '2024-02-01T07:05:00.000Z', Number.NaN],
  ['dd MMM yyyy', '09 mei 2024', '2024-05-09T00:00:00.000Z', Number.NaN],
  ["yyyy-MM-dd HH:mm:ss[' CEST'][' CET']", '2022-01-01 01:00:00 CET', '2022-01-01T01:00:00.000Z', Number.NaN],
  ["yyyy-MM-dd HH:mm:ss[' CEST'][' CET']", '2022-07-01 01:00:00 CEST', '2022-07-01T01:00:00.000Z', Number.NaN],
])('%s reads %s', (format, text, wall, offset) => {
  expect(read(format, text)).toEqual([wall, offset]);
});

it.each([
  [ISO, '2022-02-29T00:00Z'],
  [ISO, '2022-13-01T00:00Z'],
  [ISO, '2022-01-01T24:00Z'],
  [ISO, '2022-01-01T00:60Z'],
  [ISO, '2022-01-01T00:00:00+25:00'],
  [ISO, '2022-01-01T00:00:00Zx'],
  [ISO, '1815-06-18T11:35Z'],
  ['dd-MM-yyyy', '2022-01-01'],
  ['dd MMM yyyy', '09 xyz 2024'],
])('%s refuses %s', (format, text) => {
  expect(read(format, text)).toBeUndefined();
});

it('remembers the date of the row before and nothing else', () => {
  const date = new DateFormat('dd-MM-yyyy');
  const days = ['01-02-2024', '01-02-2024', '31-02-2024', '01-02-2024', '02-02-2024'];
  expect(days.map((day) => date.read(day, 0, day.length) && new Date(date.localMs).getUTCDate())).toEqual([
    1,
    1,
    false,
    1,
    2,
  ]);
});

it.each(['yy-MM-dd', 'yyyy-MM-ddTHH', 'yyyy[MM', 'yyyy]', 'DD'])('does not know the format %s', (format) => {
  expect(() => new DateFormat(format)).toThrow(/invalid time format/);
});
