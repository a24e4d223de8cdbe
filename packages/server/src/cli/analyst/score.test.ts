import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../testing/run-program.ts';
import { readWindows } from './read-windows.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

const score = (...args: string[]) =>
  runProgram(folder, ['score', 'counts.csv', 'judged.csv', '--zone', 'UTC', ...args]);

/** One row a day from 1 January 2024; what is not said is normal, as expected, with score 0. */
type Row = { value?: number; state?: string; score?: number };
const DAYS = 100;
const timeOf = (day: number) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString();
function putJudged(rows: Record<number, Row>): void {
  const line = (_: unknown, day: number) => {
    const { value = 10, state = day < 21 ? 'learning' : 'normal', score = 0 } = rows[day] ?? {};
    return `${timeOf(day)},${value},10,5,15,${score},${state}\n`;
  };
  put('judged.csv', `time,value,expected,lower,upper,score,state\n${Array.from({ length: DAYS }, line).join('')}`);
}
const window = (first: number, last: number) => [timeOf(first), timeOf(last)];
const putWindows = (...windows: unknown[]) => put('windows.json', JSON.stringify({ 'real/counts.csv': windows }));
const judge = async (...args: string[]) => {
  const { code, out, err } = await score('--windows', 'windows.json', '--json', ...args);
  return code === 0 ? JSON.parse(out)[0] : { code, err };
};

describe('score of a detection, by hand', () => {
  it('holds scores against windows as NAB does: half way a window earns S(−0.5) / S(−1)', async () => {
    // Row 45 is the fifth from the end of ten: S(−0.5) = 0.848284, S(−1) = 0.986614, so 1 + 0.859794 of 2.
    putJudged({ 45: { score: 0.9 } });
    putWindows(window(40, 49));
    const { windows } = await judge();
    expect(windows.nab).toMatchObject({ threshold: 0.9, windows: 1, found: 1, falseAlarms: 0 });
    expect(windows.nab.score).toBeCloseTo((100 * (1 + 0.859794)) / 2, 3);
    // A false alarm of 0.6 before every window costs 0.11, at a threshold that lets it through; 0.22 and 0.11 of 3 else.
    putJudged({ 20: { score: 0.6 }, 40: { score: 0.9 } });
    expect((await judge()).windows.nabAt.score).toBeCloseTo((100 * (2 - 0.11)) / 2, 6);
    expect((await judge('--threshold', '0.7')).windows.nabAt.score).toBeCloseTo(100, 6);
    const low = await judge('--profile', 'reward_low_FP_rate');
    expect(low.windows.nabAt.score).toBeCloseTo((100 * (2 - 0.22)) / 2, 6);
    const few = await judge('--profile', 'reward_low_FN_rate');
    expect(few.windows.nabAt.score).toBeCloseTo((100 * (3 - 0.11)) / 3, 6);
  });

  it('counts what was found, missed and false, how long it took, and what lay in learning', async () => {
    const deviation = { state: 'deviation' };
    putJudged({ 42: deviation, 43: deviation, 60: deviation, 62: deviation });
    putWindows(window(5, 8), window(40, 49), window(80, 82));
    const { windows, alarms } = await judge();
    expect(alarms).toBe(3);
    // One of three alarms lies in a window; one of the two windows after learning is found, two days after its start.
    const days = (DAYS - 1 - 21) / 7;
    expect(windows.events).toMatchObject({ found: 1, missed: 1, falseAlarms: 2, timeToDetectMs: 2 * 86_400_000 });
    expect(windows.events.precision).toBeCloseTo(1 / 3, 9);
    expect(windows.events.recall).toBe(0.5);
    expect(windows.events.falseAlarmsPerWeek).toBeCloseTo(2 / days, 9);
    expect(windows.unjudged).toBe(1);
  });

  it('says where in the range readings lay: those as expected count half on either side', async () => {
    putJudged({ 30: { value: 4 }, 31: { value: 16 }, 32: { value: 5 }, 33: { value: 7 }, 34: { value: 15 } });
    putWindows();
    const { coverage, pit } = await judge();
    expect(coverage).toBeCloseTo(77 / 79, 9);
    // 74 as expected: 37 on either side; two in the lower half, one in the upper.
    expect(pit.map((share: number) => Math.round(79 * share))).toEqual([1, 39, 38, 1]);
  });

  it('prints the same for people', async () => {
    putJudged({ 40: { state: 'deviation', score: 0.9 } });
    putWindows(window(40, 49));
    const { code, out } = await score('--windows', 'windows.json');
    expect(code).toBe(0);
    expect(out).toContain('NAB (standard), best threshold');
    expect(out).toMatch(/100 +0\.9 +1\/1 +0 +100 +100\.0 % +100\.0 % +0 h +0/);
  });
});

describe('a list of windows', () => {
  const read = (text: string, file = 'folder/counts.csv.gz') => {
    put('list.json', text);
    return readWindows(join(folder, 'list.json'), file, 'Europe/Amsterdam');
  };

  it('is read as NAB writes it: windows or labels, with millionths, on the clock of the zone', async () => {
    const text = '{"a/counts.csv": [["2024-07-01 10:00:00.000000", "2024-07-01 12:00:00.000000"]], "b.csv": []}';
    const start = Date.parse('2024-07-01T08:00Z');
    expect(await read(text)).toEqual([{ start, end: start + 2 * 3_600_000 }]);
    expect(await read('{"counts.csv": ["2024-07-01 10:00:00"]}')).toEqual([{ start, end: start }]);
  });

  it.each([
    ['nothing', '', 'This is no list of windows'],
    ['a list', '[]', 'This is no list of windows'],
    ['another file', '{"b.csv": []}', 'counts.csv is not in it. There are: b.csv'],
    ['no list in it', '{"counts.csv": 3}', 'At counts.csv stands no list of windows'],
    ['a word', '{"counts.csv": [["soon", "later"]]}', 'At counts.csv, "soon" is no time'],
    ['an end before its start', '{"counts.csv": [["2024-07-02", "2024-07-01"]]}', 'the end lies before the start'],
    ['half a window', '{"counts.csv": [["2024-07-02"]]}', 'undefined is no time'],
  ])('that is %s is refused', async (_what, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('that is not there is named, and so is a profile or threshold that cannot be', async () => {
    putJudged({});
    expect(await score('--windows', 'none.json')).toMatchObject({ code: 1, err: expect.stringContaining('none.json') });
    expect((await score('--windows', 'windows.json', '--profile', 'mine')).code).toBe(2);
    expect((await score('--windows', 'windows.json', '--threshold', '2')).code).toBe(2);
  });
});

describe('bad outputs', () => {
  it.each([
    ['an empty file', '', 1, 'This file is empty'],
    ['a header alone', 'time,value,expected,lower,upper,score,state\n', 1, 'no readings'],
    ['another table', 'time,x\n2024-01-01,1\n', 1, 'no output of "wijkritme forecast" or "wijkritme detect"'],
  ])('%s', async (_what, text, code, message) => {
    put('judged.csv', text);
    expect(await score()).toMatchObject({ code, err: expect.stringContaining(message) });
  });

  it('of one row has no rate', async () => {
    put('judged.csv', `time,value,expected,lower,upper,score,state\n${timeOf(0)},1,,,,0,learning\n`);
    const { code, out } = await score('--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)[0]).toMatchObject({ rows: 1, alarms: 0, alarmsPerWeek: null });
  });
});
