import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zoneRules } from '@wijkritme/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../testing/run-program.ts';
import { intervalOf, toSlots } from './forecast-grid.ts';
import { forecastKind } from './forecast-kind.ts';
import { timesOfSlot, toTimeStyle } from './forecast-times.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-forecast-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wijkritme = (...args: string[]) => runProgram(folder, args);

async function forecast(content: string | Uint8Array, ...args: string[]) {
  writeFileSync(join(folder, 'in.csv'), content);
  const zone = args.includes('--zone') ? [] : ['--zone', 'Europe/Amsterdam'];
  const result = await wijkritme('forecast', 'in.csv', '--output', 'out.csv', '--json', ...zone, ...args);
  const lines = result.code === 0 ? readFileSync(join(folder, 'out.csv'), 'utf8').trimEnd().split('\n') : [];
  return { ...result, head: lines[0], rows: lines.slice(1).map((line) => line.split(',')) };
}

const HOUR = 3_600_000;
const street = (i: number) => Math.round(60 - 55 * Math.cos((2 * Math.PI * (i % 24)) / 24) + ((i * 7919) % 13));
const iso = (ms: number) => new Date(ms).toISOString();
/** Hours on the wall, written without an offset. */
const hourly = (from: string, hours: number, value: (i: number) => string | number = street) =>
  `timestamp,value\n${Array.from(
    { length: hours },
    (_, i) =>
      `${iso(Date.parse(from) + i * HOUR)
        .slice(0, 16)
        .replace('T', ' ')},${value(i)}\n`,
  ).join('')}`;

describe('forecast', () => {
  it('writes one row for every hour of every origin', async () => {
    const { head, rows, out } = await forecast(hourly('2024-01-01T00:00Z', 40 * 24), '--last', '3d');
    expect(head).toBe('origin,time,p10,p50,p90,mean');
    expect(rows).toHaveLength(3 * 24);
    expect(rows[0]?.slice(0, 2)).toEqual(['2024-02-07 00:00', '2024-02-07 00:00']);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['2024-02-09 00:00', '2024-02-09 23:00']);
    for (const [, , p10, p50, p90] of rows) {
      expect(Number(p10)).toBeGreaterThanOrEqual(0);
      expect(Number(p10)).toBeLessThanOrEqual(Number(p50));
      expect(Number(p50)).toBeLessThanOrEqual(Number(p90));
    }
    expect(JSON.parse(out)).toMatchObject({ rows: 72, origins: 3, stepMinutes: 60 });
  });

  it('without --last looks ahead from the end of the file', async () => {
    const { rows } = await forecast(hourly('2024-01-01T00:00Z', 40 * 24 - 6), '--horizon', '12h');
    expect(rows).toHaveLength(12);
    expect(rows[0]?.slice(0, 2)).toEqual(['2024-02-09 18:00', '2024-02-09 18:00']);
  });

  it('takes a wide, zipped file with empty cells, and writes a column with the series', async () => {
    const lines = hourly('2024-01-01T00:00Z', 30 * 24, (i) => `${i % 50 === 0 ? '' : street(i)},"${street(i + 3)}"`);
    const content = gzipSync(lines.replace('timestamp,value', 'timestamp,a,"b,c"'));
    const { head, rows } = await forecast(content, '--all-columns', '--last', '2d');
    expect(head).toBe('origin,time,p10,p50,p90,mean,series');
    expect(rows).toHaveLength(2 * 2 * 24);
    expect(rows[0]?.at(-1)).toBe('a');
    expect(rows[24]?.slice(-2)).toEqual(['"b', 'c"']);
  });

  it.each([
    ['spring', '2024-02-20T00:00Z', '2024-03-31', 23],
    ['autumn', '2024-09-20T00:00Z', '2024-10-27', 25],
  ])('keeps to the clock in %s', async (_, from, day, hours) => {
    const start = Date.parse(from);
    const content = `timestamp,value\n${Array.from({ length: 40 * 24 }, (_, i) => `${iso(start + i * HOUR)},${street(i)}\n`).join('')}`;
    const { rows } = await forecast(content, '--last', '10d');
    const midnight = iso(Date.parse(`${day}T00:00${day < '2024-04' ? '+01:00' : '+02:00'}`)).slice(0, 16);
    const ofDay = rows.filter(([origin]) => origin?.startsWith(midnight));
    expect(ofDay).toHaveLength(hours);
    expect(new Set(ofDay.map(([, time]) => time)).size).toBe(hours);
  });

  it('forecasts the chance that something is on, and refuses states with more than two names', async () => {
    const lamp = (i: number) => (i % 24 < 8 ? 1 : 0);
    const { rows, out } = await forecast(hourly('2024-01-01T00:00Z', 40 * 24, lamp), '--kind', 'state', '--last', '1d');
    expect(JSON.parse(out)).toMatchObject({ series: [{ kind: 'proportion' }] });
    for (const [, , , , , mean] of rows) expect(Number(mean) >= 0 && Number(mean) <= 1).toBe(true);
    expect(Number(rows[2]?.[5])).toBeGreaterThan(0.9);
    const three = await forecast(
      hourly('2024-01-01T00:00Z', 100, (i) => i % 3),
      '--kind',
      'state',
    );
    expect([three.code, three.err]).toEqual([2, expect.stringContaining('value has other values than 0 and 1')]);
  });

  it('takes the school breaks of a region, and names those that are known', async () => {
    const content = hourly('2024-01-01T00:00Z', 100);
    expect((await forecast(content, '--school', 'NL-noord')).code).toBe(0);
    const unknown = await forecast(content, '--school', 'NL-oost');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('--school NL-oost is not known')]);
  });

  it('adds finer counts up to steps', async () => {
    const start = Date.parse('2024-01-01T00:00Z');
    const content = `timestamp,value\n${Array.from({ length: 20 * 96 }, (_, i) => `${iso(start + i * 15 * 60_000)},5\n`).join('')}`;
    const day = await forecast(content, '--zone', 'UTC', '--last', '1d');
    expect(Number(day.rows[12]?.[3])).toBeCloseTo(20, 1);
    const hour = await forecast(content, '--zone', 'UTC', '--last', '1d', '--horizon', '1h', '--origins', 'hourly');
    expect(hour.rows).toHaveLength(24 * 4);
    expect(Number(hour.rows[12]?.[3])).toBeCloseTo(5, 1);
  });

  it('uses covariates that are known ahead', async () => {
    const weather = hourly('2024-01-01T00:00Z', 42 * 24, (i) => `${i % 7},mild`).replace('value', 'rain,words');
    writeFileSync(join(folder, 'weather.csv'), weather);
    const args = ['--last', '1d', '--covariates', 'weather.csv'];
    const { out, code } = await forecast(hourly('2024-01-01T00:00Z', 40 * 24), ...args);
    expect(code).toBe(0);
    expect(JSON.parse(out).covariates).toEqual(['rain']);
  });

  it.each([
    [[], '', 'This file is empty'],
    [[], 'timestamp,value\n', 'no readings'],
    [[], 'timestamp,value\n2024-01-01 00:00,a\n', 'line 2, column "value": "a" is not a number'],
    [['--value-column', 'x'], 'timestamp,value\n2024-01-01 00:00,1\n', 'no such column'],
    [['--zone', 'Mars/Olympus'], hourly('2024-01-01T00:00Z', 48), '--zone Mars/Olympus does not exist'],
    [['--calendar', 'XX'], hourly('2024-01-01T00:00Z', 48), '--calendar XX is not known'],
    [['--horizon', '8d'], hourly('2024-01-01T00:00Z', 48), '--horizon is too long'],
    [['--horizon', '90min'], hourly('2024-01-01T00:00Z', 48), 'must be a multiple of a step'],
    [['--step', '15min'], hourly('2024-01-01T00:00Z', 48), 'too coarse for steps of 15 minutes'],
    [['--output', 'in.csv'], hourly('2024-01-01T00:00Z', 48), 'is the file itself'],
    [['--horizon', 'soon'], hourly('2024-01-01T00:00Z', 48), 'must be a time'],
  ])('says what is wrong: %j', async (args, content, message) => {
    const { code, err } = await forecast(content, ...args);
    expect(code).not.toBe(0);
    expect(err).toContain(message);
  });

  it('has an answer for a single reading', async () => {
    const { rows } = await forecast('timestamp,value\n2024-01-01 00:00,4\n');
    expect(rows).toHaveLength(24);
    expect(rows[0]?.[3]).toBe('4');
  });
});

describe('score', () => {
  it('puts the forecast beside the simple ones', async () => {
    await forecast(hourly('2024-01-01T00:00Z', 80 * 24), '--last', '7d');
    const { code, out } = await wijkritme('score', 'in.csv', 'out.csv', '--zone', 'Europe/Amsterdam', '--json');
    expect(code).toBe(0);
    const { together, series } = JSON.parse(out);
    expect(together.count).toBe(7 * 24);
    expect(series[0]).toMatchObject({ series: 'value', origins: 7, count: 168 });
    expect(series[0].mae).toBeLessThan(5);
    const table = await wijkritme('score', 'in.csv', 'out.csv', '--zone', 'Europe/Amsterdam');
    expect(table.out).toContain('best simple');
  });

  it('counts how often a detection spoke', async () => {
    const rows = ['normal', 'deviation', 'deviation', 'normal', 'deviation'].map(
      (state, i) => `${iso(Date.parse('2024-01-01') + i * 42 * HOUR)},${i},1,0,3,0.1,${state}`,
    );
    writeFileSync(join(folder, 'judged.csv'), `time,value,expected,lower,upper,score,state\n${rows.join('\n')}\n`);
    const { out } = await wijkritme('score', 'in.csv', 'judged.csv', '--zone', 'UTC', '--json');
    expect(JSON.parse(out)).toMatchObject([{ rows: 5, alarms: 2, alarmsPerWeek: 2, coverage: 0.8 }]);
  });

  it('refuses what neither command wrote', async () => {
    writeFileSync(join(folder, 'other.csv'), 'time,x\n2024-01-01,1\n');
    const { code, err } = await wijkritme('score', 'in.csv', 'other.csv', '--zone', 'UTC');
    expect(code).toBe(1);
    expect(err).toContain('no output of "wijkritme forecast"');
  });
});

describe('the clock of a forecast', () => {
  const clock = {
    zone: zoneRules('Europe/Amsterdam'),
    perDay: 24,
    firstDay: Date.UTC(2024, 9, 27) / 86_400_000,
    days: 1,
  };

  it('writes times as the file does', () => {
    const local = toTimeStyle('2024-05-01T13:00:00+02:00');
    expect(timesOfSlot(clock, local, 2)).toEqual(['2024-10-27T02:00:00+02:00', '2024-10-27T02:00:00+01:00']);
    expect(timesOfSlot(clock, toTimeStyle('2024-05-01 13:00'), 2)).toEqual(['2024-10-27 02:00']);
    expect(timesOfSlot(clock, toTimeStyle('2024-05-01T13:00Z'), 2)).toEqual(['2024-10-27T00:00Z', '2024-10-27T01:00Z']);
    const spring = { ...clock, firstDay: Date.UTC(2024, 2, 31) / 86_400_000 };
    expect(timesOfSlot(spring, local, 2)).toEqual([]);
  });

  it('adds up, averages, and leaves out what is too thin', () => {
    const at = (text: string) => Date.parse(text);
    const times = Float64Array.of(
      at('2024-10-27T00:00Z'),
      at('2024-10-27T00:30Z'),
      at('2024-10-27T01:00Z'),
      at('2024-10-27T01:30Z'),
      at('2024-10-27T02:00Z'),
    );
    const values = Float64Array.of(1, 2, 3, 4, 9);
    const sum = toSlots({ times }, values, clock, { aggregate: 'sum', interval: 30 });
    // 02:00 comes twice: 3 and 7, so 5; 03:00 has one reading of two.
    expect([sum[2], sum[3]]).toEqual([5, Number.NaN]);
    expect(toSlots({ times }, values, clock, { aggregate: 'mean', interval: 30 })[2]).toBe(2.5);
    expect(intervalOf(times)).toBe(30);
  });

  it.each([
    [[0, 3, 90], 'count'],
    [[0.5, 12.25, 80], 'count'],
    [[0.1, 0.4, 0.9], 'proportion'],
    [[51.2, 60.1, 70], 'level'],
    [[-3, 4, 12], 'level'],
    [[], 'level'],
  ])('takes %j for a %s', (values, kind) => {
    expect(forecastKind(Float64Array.from(values))).toBe(kind);
  });
});
