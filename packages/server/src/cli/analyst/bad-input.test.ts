import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

const wijkritme = (...args: string[]) => runProgram(folder, args);

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const street = (i: number) => Math.round(60 - 55 * Math.cos((2 * Math.PI * (i % 24)) / 24) + ((i * 7919) % 13));
const iso = (i: number) => new Date(START + i * HOUR).toISOString();
const lines = (n: number, value: (i: number) => string | number = street) =>
  Array.from({ length: n }, (_, i) => `${iso(i)},${value(i)}`);
const csv = (rows: readonly string[]) => `timestamp,value\n${rows.join('\n')}\n`;

async function forecast(content: string, ...args: string[]) {
  put('in.csv', content);
  const zone = args.includes('--zone') ? [] : ['--zone', 'Europe/Amsterdam'];
  const result = await wijkritme('forecast', 'in.csv', '--output', 'ahead.csv', '--json', ...zone, ...args);
  const text = result.code === 0 ? readFileSync(join(folder, 'ahead.csv'), 'utf8') : '';
  return { ...result, text, summary: result.code === 0 ? JSON.parse(result.out) : undefined };
}

/** Every command on files says the same of a file that cannot be read; nothing is written. */
describe.each(['detect', 'forecast', 'score'])('%s', (command) => {
  it.each([
    ['an empty file', '', 'This file is empty'],
    ['a header alone', 'timestamp,value\n', 'no readings'],
    ['a wrong column', 'timestamp,n\n2024-01-01,1\n', 'line 1, column "value": There is no such column'],
    ['a word', 'timestamp,value\n2024-01-01,many\n', 'line 2, column "value": "many" is not a number'],
    ['infinity', 'timestamp,value\n2024-01-01,Infinity\n', 'line 2, column "value": "Infinity" is not a number'],
    ['a time that is none', 'timestamp,value\nsoon,1\n', 'line 2, column "timestamp"'],
  ])('refuses %s', async (_what, content, message) => {
    put('in.csv', content);
    put('ahead.csv', 'origin,time,p10,p50,p90,mean\n2024-01-01 00:00,2024-01-01 00:00,1,2,3,2\n');
    const args = command === 'score' ? ['ahead.csv'] : ['--output', 'nothing.csv'];
    const { code, err } = await wijkritme(command, 'in.csv', ...args, '--zone', 'UTC');
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(() => readFileSync(join(folder, 'nothing.csv'))).toThrow();
  });
});

describe('forecast of what is not in order', () => {
  const whole = lines(40 * 24);

  it('sorts rows; of a time that comes twice the first counts', async () => {
    const { text } = await forecast(csv(whole));
    const shuffled = whole.map((row, i) => [(i * 7919) % whole.length, row] as const).sort(([a], [b]) => a - b);
    expect((await forecast(csv(shuffled.map(([, row]) => row)))).text).toBe(text);
    const twice = await forecast(csv(whole.flatMap((row, i) => (i === 50 ? [row, `${iso(50)},9999`] : [row]))));
    expect(twice.text).toBe(text);
    expect(twice.summary.leftOut).toEqual({ unreadable: 0, neverExisted: 0, repeated: 1 });
  });

  it('takes offsets that are mixed for the instants that they are', async () => {
    const { text } = await forecast(csv(whole));
    const mixed = whole.map((row, i) => {
      if (i === 0 || i % 3 > 0) return row;
      const [, value] = row.split(',');
      return `${new Date(START + i * HOUR + HOUR).toISOString().slice(0, 19)}+01:00,${value}`;
    });
    expect((await forecast(csv(mixed))).text).toBe(text);
  });

  it('leaves out a local time that never existed', async () => {
    const local = Array.from({ length: 40 * 24 }, (_, i) => {
      const wall = new Date(Date.UTC(2024, 2, 1) + i * HOUR).toISOString().slice(0, 16).replace('T', ' ');
      return `${wall},${street(i)}`;
    });
    const { summary } = await forecast(csv(local));
    expect(summary.leftOut.neverExisted).toBe(1);
  });

  it('takes numbers below zero for a level unless counts are declared; then nothing below zero is forecast', async () => {
    const odd = csv(lines(40 * 24, (i) => (i % 100 === 7 ? -5 : street(i))));
    expect((await forecast(odd)).summary.series).toMatchObject([{ kind: 'level' }]);
    const { text, summary } = await forecast(odd, '--kind', 'count');
    expect(summary.series).toMatchObject([{ kind: 'count' }]);
    const p10 = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[2]));
    expect(Math.min(...p10)).toBeGreaterThanOrEqual(0);
  });

  it('takes NaN for a gap, and what cannot be read too when asked', async () => {
    const gaps = csv(lines(40 * 24, (i) => (i % 50 === 3 ? 'NaN' : street(i))));
    expect((await forecast(gaps)).code).toBe(0);
    const broken = csv(lines(40 * 24, (i) => (i === 30 ? 'inf' : street(i))));
    expect((await forecast(broken)).code).toBe(1);
    expect((await forecast(broken, '--unreadable', 'gap')).code).toBe(0);
    const nothing = await forecast(csv(lines(40, () => 'NaN')));
    expect(nothing.text.split('\n')[1]).toMatch(/,,,,$/);
  });

  it('one value a million times: that value', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, i) => `${new Date(START + i * 60_000).toISOString()},7`);
    const { code, text, summary } = await forecast(csv(rows), '--kind', 'level');
    expect(code).toBe(0);
    expect(summary.series).toHaveLength(1);
    const cells = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',').slice(2));
    expect(new Set(cells)).toEqual(new Set(['7']));
  });
});

describe('score of an output that is not as it should be', () => {
  const readings = csv(lines(40 * 24));
  const ahead = (rows: readonly string[]) => `origin,time,p10,p50,p90,mean\n${rows.join('\n')}\n`;
  const day = (i: number) => `${iso(30 * 24)},${iso(30 * 24 + i)},50,60,70,60`;
  async function score(output: string, ...args: string[]) {
    put('in.csv', readings);
    put('ahead.csv', output);
    return wijkritme('score', 'in.csv', 'ahead.csv', '--zone', 'UTC', '--json', ...args);
  }

  it('is the same in any order', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => day(i));
    const { code, out } = await score(ahead(rows));
    expect(code).toBe(0);
    expect((await score(ahead(rows.toReversed()))).out).toBe(out);
  });

  it.each([
    ['a time that is none', ahead([day(0), `${iso(0)},later,1,2,3,2`]), 'line 3, column "time"'],
    ['an origin that is none', ahead([`once,${iso(0)},1,2,3,2`]), 'line 2, column "origin"'],
    [
      'a series that is not in the file',
      'origin,time,p10,p50,p90,mean,series\n2024-01-31,2024-01-31,1,2,3,2,x\n',
      '"x" is no series',
    ],
    ['too few columns', 'origin,time,p50\n2024-01-31,2024-01-31,2\n', 'This is no output of'],
  ])('%s', async (_what, output, message) => {
    const { code, err } = await score(output);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it('does not score cells that are no numbers, and says when nothing is left', async () => {
    const { code, out } = await score(ahead([`${iso(720)},${iso(721)},NaN,Infinity,,`]));
    expect(code).toBe(3);
    expect(JSON.parse(out).together.count).toBe(0);
  });

  it('refuses known events for a forecast', async () => {
    put('windows.json', '{"in.csv": []}');
    const { code, err } = await score(ahead([day(0)]), '--windows', 'windows.json');
    expect([code, err]).toEqual([2, expect.stringContaining('--windows goes with an output of "wijkritme detect"')]);
  });
});
