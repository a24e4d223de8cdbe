import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatInstant } from './instant.ts';
import { isRepeatedHour, startOfLocalDay } from './zone.ts';

const zone = 'Europe/Amsterdam';
const HOUR = 3_600_000;

describe('formatInstant', () => {
  it.each([
    ['nl', 'text', 'vrijdag 20 november 2026 om 22.30 uur'],
    ['nl', 'table', '20-11-2026 22:30'],
    ['nl', 'axis', '22:30'],
    ['en', 'text', 'Friday 20 November 2026 at 22:30'],
    ['en', 'table', '20 Nov 2026 22:30'],
  ] as const)('writes %s %s', (locale, style, text) => {
    expect(formatInstant('2026-11-20T21:30:00Z', locale, zone, style)).toBe(text);
  });

  it('writes the date on an axis at local midnight', () => {
    expect(formatInstant('2026-11-19T23:00:00Z', 'nl', zone, 'axis')).toBe('20-11-2026');
  });

  it('skips an hour when summer time begins', () => {
    const night = ['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z'];
    expect(night.map((t) => formatInstant(t, 'nl', zone, 'table'))).toEqual(['29-03-2026 01:59', '29-03-2026 03:00']);
  });

  it('tells the two equal hours apart when winter time begins', () => {
    const night = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'];
    expect(night.map((t) => formatInstant(t, 'nl', zone, 'table'))).toEqual([
      '25-10-2026 02:30 CEST',
      '25-10-2026 02:30 CET',
      '25-10-2026 03:30',
    ]);
    expect(formatInstant('2026-10-25T01:30:00Z', 'nl', zone, 'text')).toBe(
      'zondag 25 oktober 2026 om 02.30 uur (Midden-Europese standaardtijd)',
    );
  });

  it('names a value that is no instant', () => {
    expect(() => formatInstant('morgen', 'nl', zone, 'text')).toThrow('invalid instant: morgen');
  });

  it('says the same in a process elsewhere', () => {
    const file = fileURLToPath(new URL('./instant.ts', import.meta.url));
    const script = `import { formatInstant } from ${JSON.stringify(file)};
      console.log(process.env.TZ, formatInstant('2026-11-20T21:30:00Z', 'nl', 'Europe/Amsterdam', 'text'));`;
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ: 'America/New_York' },
      encoding: 'utf8',
    });
    expect(said.trim()).toBe('America/New_York vrijdag 20 november 2026 om 22.30 uur');
  });
});

describe('local days', () => {
  it.each([
    [29, 3, 23],
    [25, 10, 25],
    [20, 11, 24],
  ])('day %i of month %i has %i hours', (day, month, hours) => {
    expect(startOfLocalDay(2026, month, day + 1, zone) - startOfLocalDay(2026, month, day, zone)).toBe(hours * HOUR);
  });

  it('knows the hour that comes twice', () => {
    const hours = [23, 24, 25, 26].map((hour) => Date.UTC(2026, 9, 24, hour, 30));
    expect(hours.map((t) => isRepeatedHour(t, zone))).toEqual([false, true, true, false]);
  });
});
