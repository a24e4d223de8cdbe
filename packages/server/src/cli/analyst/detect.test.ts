import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../testing/run-program.ts';
import type { SeriesSummary } from './detect-summary.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-detect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

const wijkritme = (...args: string[]) => runProgram(folder, args);

type Row = Record<string, string>;
function parseRows(csv: string): Row[] {
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

/** Runs `detect` on a file with this text; the rows it wrote and its summary. */
async function detect(content: string | Uint8Array, ...args: string[]) {
  writeFileSync(inFolder('in.csv'), content);
  const { code, out, err } = await wijkritme(
    ...['detect', 'in.csv', '--output', 'out.csv', '--json'],
    ...(args.includes('--zone') ? args : ['--zone', 'Europe/Amsterdam', ...args]),
  );
  const rows = code === 0 ? parseRows(readFileSync(inFolder('out.csv'), 'utf8')) : [];
  return { code, err, rows, summary: code === 0 ? (JSON.parse(out) as SeriesSummary[]) : [] };
}

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const hourly = (n: number, value: (i: number) => string | number, from = START) =>
  `timestamp,value\n${Array.from({ length: n }, (_, i) => `${new Date(from + i * HOUR).toISOString()},${value(i)}\n`).join('')}`;
/** A street: hardly anyone at night, most in the afternoon, and some noise that is no chance. */
const street = (i: number) => Math.round(60 - 55 * Math.cos((2 * Math.PI * (i % 24)) / 24) + ((i * 7919) % 13));
const statesOf = (rows: readonly Row[]) => rows.map((row) => row.state);
const count = (rows: readonly Row[], state: string) => rows.filter((row) => row.state === state).length;

describe('detect', () => {
  it('writes one line per row: learning first, a range from then on, and the strange hour', async () => {
    const content = hourly(24 * 40, (i) => (i === 24 * 36 + 3 ? 400 : street(i)));
    const { rows, summary } = await detect(content, '--calendar', 'NL');
    expect(rows).toHaveLength(24 * 40);
    expect(Object.keys(rows[0] ?? {})).toEqual(['time', 'value', 'expected', 'lower', 'upper', 'score', 'state']);
    expect(statesOf(rows.slice(0, 24 * 20)).every((state) => state === 'learning')).toBe(true);
    const strange = rows[24 * 36 + 3] as Row;
    expect(strange).toMatchObject({ value: '400', state: 'deviation' });
    expect(Number(strange.score)).toBeGreaterThan(0.7);
    expect(Number(strange.upper)).toBeLessThan(100);
    expect(count(rows.slice(24 * 21, 24 * 36), 'deviation')).toBe(0);
    expect(summary).toMatchObject([
      { series: 'value', rows: 960, kind: 'count', kindReason: 'whole-and-not-negative', intervalSeconds: 3600 },
    ]);
    expect(summary[0]?.strongest[0]).toMatchObject({ value: 400 });
  });

  it('keeps the time as it was written, and its order', async () => {
    const times = ['2024-01-01 00:00', '2024-01-01T01:00:00+01:00', '2024-01-01T01:00Z', '2024-01-01 03:00'];
    const { rows } = await detect(`timestamp,value\n${times.map((time, i) => `${time},${i}\n`).join('')}`);
    expect(rows.map((row) => row.time)).toEqual(times);
    expect(rows.map((row) => row.value)).toEqual(['0', '1', '2', '3']);
  });

  it('gives the same for gzip, semicolons and other column names', async () => {
    const plain = hourly(200, street);
    const wanted = (await detect(plain)).rows;
    expect((await detect(gzipSync(plain))).rows).toEqual(wanted);
    const other = plain.replace('timestamp,value', 'tijd;aantal').replaceAll('Z,', 'Z;');
    const named = await detect(`\uFEFF${other}`, '--time-column', 'tijd', '--value-column', 'aantal');
    expect(named.rows).toEqual(wanted);
  });

  it('takes several columns, each as a series', async () => {
    const lines = Array.from(
      { length: 50 },
      (_, i) => `${new Date(START + i * HOUR).toISOString()},${i % 5},${40.5 + (i % 3)}`,
    );
    const content = `timestamp,visitors,sound\n${lines.join('\n')}\n`;
    const { rows, summary } = await detect(content, '--all-columns');
    expect(rows.slice(0, 2).map((row) => row.series)).toEqual(['visitors', 'sound']);
    expect(rows).toHaveLength(100);
    expect(summary.map(({ kind }) => kind)).toEqual(['count', 'level']);
    const named = await detect(content, '--value-column', 'sound', '--value-column', 'visitors');
    expect(named.rows.slice(0, 2).map((row) => row.series)).toEqual(['sound', 'visitors']);
  });

  it('writes to the terminal without --output, and tells the summary beside it', async () => {
    writeFileSync(inFolder('in.csv'), hourly(30, street));
    const { code, out, err } = await wijkritme('detect', 'in.csv', '--zone', 'UTC');
    expect(code).toBe(0);
    expect(parseRows(out)).toHaveLength(30);
    expect(err).toContain('value: 30 rows, count (all values are whole and not negative), every 3600 s');
  });

  it('takes zeros and ones that last for states, and tells the night on which the door stayed open', async () => {
    const isOpen = (i: number) => (i % 24 >= 8 && i % 24 < 18 && Math.floor(i / 24) % 7 < 5 ? 1 : 0);
    const night = 24 * 36 + 18;
    const content = hourly(24 * 42, (i) => (i >= night && i < night + 14 ? 1 : isOpen(i)));
    const { rows, summary } = await detect(content, '--zone', 'UTC');
    expect(summary).toMatchObject([{ kind: 'state', kindReason: 'only-0-and-1-that-last' }]);
    const deviating = rows.flatMap(({ state }, i) => (state === 'deviation' ? [i] : []));
    expect(deviating[0]).toBeLessThan(night + 4);
    expect(deviating.every((i) => i >= night && i < night + 24)).toBe(true);
    expect(rows[night]).toMatchObject({ value: '1', expected: '0' });
  });

  it('takes categories that are declared, and one that was not met before', async () => {
    const light = (i: number) => (i === 24 * 30 ? 3 : Math.floor((i % 24) / 8));
    const { rows, summary } = await detect(hourly(24 * 31, light), '--kind', 'state', '--zone', 'UTC');
    expect(summary).toMatchObject([{ kind: 'state', kindReason: 'declared' }]);
    expect(rows[24 * 29 + 20]).toMatchObject({ value: '2', expected: '2', state: 'normal' });
    expect(count(rows, 'implausible')).toBe(0);
    const between = await detect(
      hourly(100, (i) => (i === 60 ? 0.5 : i % 2)),
      '--kind',
      'state',
    );
    expect(between.rows[60]).toMatchObject({ state: 'implausible', score: '0.000000' });
  });

  it('expects what a school break brings where the region is named', async () => {
    // In the breaks of the north hardly anyone comes; the one of February is the third.
    const breaks = [
      ['2023-10-21', '2023-10-29'],
      ['2023-12-23', '2024-01-07'],
      ['2024-02-17', '2024-02-25'],
    ];
    const from = Date.UTC(2023, 8, 1);
    const dayOf = (i: number) => new Date(from + i * HOUR).toISOString().slice(0, 10);
    const isBreak = (i: number) => breaks.some(([first = '', last = '']) => dayOf(i) >= first && dayOf(i) <= last);
    const content = hourly(24 * 180, (i) => (isBreak(i) ? Math.round(street(i) / 3) : street(i)), from);
    const firstNoon = '2024-02-19T12:00:00.000Z';
    const expectedOf = ({ rows }: Awaited<ReturnType<typeof detect>>) =>
      Number(rows.find(({ time }) => time === firstNoon)?.expected);
    const named = expectedOf(await detect(content, '--zone', 'UTC', '--school', 'NL-noord'));
    const unnamed = expectedOf(await detect(content, '--zone', 'UTC'));
    expect(named).toBeLessThan(0.8 * unnamed);
  });

  it('widens with the band', async () => {
    const content = hourly(24 * 30, street);
    const width = async (band: string) => {
      const { rows } = await detect(content, '--band', band);
      return Number(rows.at(-1)?.upper) - Number(rows.at(-1)?.lower);
    };
    const [narrow, usual, wide] = [await width('80'), await width('95'), await width('98')];
    expect(narrow).toBeLessThan(usual);
    expect(usual).toBeLessThan(wide);
    expect((await detect(content)).rows).toEqual((await detect(content, '--band', '95')).rows);
  });

  it('says of a row what it said before later rows were there', async () => {
    const anyValue = fc.oneof(
      fc.integer({ min: -3, max: 200 }),
      fc.double({ min: -5, max: 300, noNaN: true }),
      fc.constant(''),
    );
    const anySeries = fc.array(anyValue, { minLength: 40, maxLength: 90 });
    await fc.assert(
      fc.asyncProperty(anySeries, anySeries, fc.integer({ min: 1, max: 39 }), async (values, others, cut) => {
        const all = (await detect(hourly(values.length, (i) => values[i] ?? ''))).rows;
        const other = await detect(hourly(others.length, (i) => (i < cut ? values[i] : others[i]) ?? ''));
        expect(other.rows.slice(0, cut)).toEqual(all.slice(0, cut));
        expect(all).toHaveLength(values.length);
        expect(all.every((row) => Number(row.score) >= 0 && Number(row.score) < 1)).toBe(true);
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});

describe('rows that are no reading', () => {
  it('keeps an empty cell as a gap, with what would have been usual', async () => {
    const { rows, summary } = await detect(hourly(24 * 25, (i) => (i === 580 ? '' : street(i))));
    expect(rows[580]).toMatchObject({ value: '', state: 'gap', score: '0.000000' });
    expect(Number(rows[580]?.expected)).toBeGreaterThan(0);
    expect(summary[0]?.gaps).toEqual({ empty: { rows: 1, firstLine: 582 } });
  });

  it('uses neither a time that was there before nor one out of order', async () => {
    const lines = ['00:00,1', '01:00,2', '01:00,900', '00:30,900', '02:00,3'].map(
      (line) => `2024-01-01T${line.replace(',', 'Z,')}`,
    );
    const { rows, summary } = await detect(`timestamp,value\n${lines.join('\n')}\n`);
    expect(statesOf(rows)).toEqual(['learning', 'learning', 'gap', 'gap', 'learning']);
    expect(rows.map((row) => row.value)).toEqual(['1', '2', '900', '900', '3']);
    expect(summary[0]?.gaps).toEqual({ repeated: { rows: 1, firstLine: 4 }, unordered: { rows: 1, firstLine: 5 } });
  });

  it('learns nothing from them', async () => {
    const clean = hourly(24 * 30, street);
    const stained = clean.replace(/^(.*T05:00:00.000Z),(\d+)$/gm, '$1,$2\n$1,9999');
    const kept = (await detect(stained)).rows.filter((row) => row.state !== 'gap');
    expect(kept).toEqual((await detect(clean)).rows);
  });

  it('keeps a local time that never existed, and both passes of the hour that came twice', async () => {
    const spring = ['01:00', '02:00', '02:30', '03:00'].map((time) => `2024-03-31 ${time},5`);
    const autumn = ['01:00', '02:00', '02:00', '03:00'].map((time) => `2024-10-27 ${time},5`);
    const { rows, summary } = await detect(`timestamp,value\n${[...spring, ...autumn].join('\n')}\n`);
    expect(statesOf(rows)).toEqual(['learning', 'gap', 'gap', ...Array(5).fill('learning')]);
    expect(summary[0]?.gaps).toEqual({ 'never-existed': { rows: 2, firstLine: 3 } });
  });

  it('takes a number below zero for implausible where counts were declared, or seen until then', async () => {
    const content = hourly(60, (i) => (i === 50 ? -1 : street(i)));
    for (const args of [['--kind', 'count'], []]) {
      const { rows } = await detect(content, ...args);
      expect(rows[50]).toMatchObject({ value: '-1', state: 'implausible', score: '0.000000' });
      expect(count(rows, 'implausible')).toBe(1);
    }
  });

  it('sees after some numbers below zero that it counts nothing', async () => {
    const { rows, summary } = await detect(hourly(100, (i) => (i < 50 ? 3 + (i % 4) : -2 - (i % 4))));
    expect(statesOf(rows.slice(50, 54))).toEqual(['implausible', 'implausible', 'learning', 'learning']);
    expect(summary[0]).toMatchObject({ kind: 'level', kindReason: 'below-zero' });
  });

  it('takes what lies beyond --min and --max for implausible', async () => {
    const { rows } = await detect(
      hourly(40, (i) => (i === 30 ? 250.5 : 50.5)),
      '--min',
      '0',
      '--max',
      '140',
    );
    expect(rows[30]?.state).toBe('implausible');
  });

  it('keeps rows that cannot be read, when asked', async () => {
    const content = 'timestamp,value\n2024-01-01,1\nyesterday,2\n2024-01-03,many\n2024-01-04\n2024-01-05,5\n';
    const { rows, summary } = await detect(content, '--unreadable', 'gap');
    expect(statesOf(rows)).toEqual(['learning', 'gap', 'gap', 'gap', 'learning']);
    expect(rows.map((row) => row.value)).toEqual(['1', '2', 'many', '', '5']);
    expect(summary[0]?.gaps).toEqual({ unreadable: { rows: 3, firstLine: 3 } });
  });
});

describe('short and odd files', () => {
  it('one reading', async () => {
    const { rows, summary } = await detect('timestamp,value\n2024-01-01,7\n');
    expect(rows).toEqual([
      { time: '2024-01-01', value: '7', expected: '', lower: '', upper: '', score: '0.000000', state: 'learning' },
    ]);
    expect(summary).toMatchObject([{ rows: 1 }]);
    expect(summary[0]).not.toHaveProperty('kind');
  });

  it('nothing but gaps', async () => {
    const { rows } = await detect('timestamp,value\n2024-01-01,NaN\n2024-01-02,\n');
    expect(statesOf(rows)).toEqual(['gap', 'gap']);
  });

  it('one value all the time is stuck in the end, and never strange', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${new Date(START + i * 60_000).toISOString()},7\n`);
    const { rows } = await detect(`timestamp,value\n${lines.join('')}`);
    expect(rows).toHaveLength(60_000);
    expect(rows.at(-1)?.state).toBe('stuck');
    expect(rows.every((row) => row.score === '0.000000')).toBe(true);
    expect(count(rows, 'deviation')).toBe(0);
  });

  it.each([
    ['minutes', 60_000, '60'],
    ['quarters', 900_000, '900'],
    ['days', 24 * HOUR, '86400'],
  ])('%s', async (_what, intervalMs, seconds) => {
    const lines = Array.from({ length: 60 }, (_, i) => `${new Date(START + i * intervalMs).toISOString()},${i % 7}\n`);
    const { summary } = await detect(`timestamp,value\n${lines.join('')}`);
    expect(String(summary[0]?.intervalSeconds)).toBe(seconds);
  });

  it('takes the interval that is declared', async () => {
    expect((await detect(hourly(60, street), '--interval', '15m')).summary[0]?.intervalSeconds).toBe(900);
  });
});

describe('refusals name the place and the remedy', () => {
  const row = '2024-01-01,1\n';
  it.each([
    ['an empty file', '', /in\.csv: This file is empty/],
    ['a header alone', 'timestamp,value\n', /a header and no readings/],
    ['a wrong column', `time,value\n${row}`, /line 1, column "timestamp": .*There are: "time", "value".*--time-column/],
    ['a word', `timestamp,value\n${row}2024-01-02,veel\n`, /line 3, column "value": "veel" is not a number/],
    ['infinity', 'timestamp,value\n2024-01-01,inf\n', /line 2, column "value": "inf" is not a number/],
    ['a time it cannot read', `timestamp,value\n01/02/2024,1\n`, /line 2, column "timestamp": .*--time-format/],
    ['a ragged row', `timestamp,value\n${row}2024-01-02\n`, /line 3: This row has 1 columns instead of 2/],
  ])('%s', async (_what, content, message) => {
    rmSync(inFolder('out.csv'), { force: true });
    const { code, err } = await detect(content);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(existsSync(inFolder('out.csv'))).toBe(false);
    expect(existsSync(inFolder('out.csv.part'))).toBe(false);
  });

  it.each([
    ['a zone that is none', ['--zone', 'Mars/Base'], /--zone Mars\/Base does not exist/],
    ['a calendar that is none', ['--calendar', 'XX'], /--calendar XX is not known/],
    ['a kind that is none', ['--kind', 'colour'], /Allowed choices are auto, count, level, proportion/],
    [
      'more states than there are',
      ['--kind', 'state', '--max', '99'],
      /--min and --max of a state are whole numbers from 0/,
    ],
    ['an interval that is none', ['--interval', 'often'], /must be a time such as 30s, 5m, 1h or 1d/],
    ['a budget of nothing', ['--budget', '0'], /must be above 0/],
  ])('%s', async (_what, args, message) => {
    const { code, err } = await detect(`timestamp,value\n${row}`, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('the file itself as output', async () => {
    writeFileSync(inFolder('in.csv'), `timestamp,value\n${row}`);
    const { code, err } = await wijkritme('detect', 'in.csv', '--zone', 'UTC', '--output', 'in.csv');
    expect(code).toBe(2);
    expect(err).toContain('is the file itself');
    expect(readFileSync(inFolder('in.csv'), 'utf8')).toContain(row);
  });

  it('an output that cannot be written', async () => {
    writeFileSync(inFolder('in.csv'), `timestamp,value\n${row}`);
    const { code, err } = await wijkritme('detect', 'in.csv', '--zone', 'UTC', '--output', 'no-such-folder/out.csv');
    expect(code).toBe(1);
    expect(err).toMatch(/out\.csv cannot be written \(ENOENT\)/);
  });

  it('a file that is not there', async () => {
    const { code, err } = await wijkritme('detect', 'none.csv', '--zone', 'UTC');
    expect(code).toBe(1);
    expect(err).toContain('none.csv is not there');
  });
});
