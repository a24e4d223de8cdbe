import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { oddWork } from '../../testing/odd-work.ts';
import { until, within } from '../../tests/kit/until.ts';
import { findProgram } from './program.ts';

const work = oddWork();
afterAll(() => work.stop());

const sum = () =>
  work.ask({
    kind: 'sum',
    values: Float64Array.of(1, 2, 3),
    weights: new Map([
      [1, 10],
      [2, 100],
    ]),
  });
/** A question that it never answers. */
const asked = (kind: 'block' | 'turns') => {
  const answer = work.ask({ kind }).then(
    () => 'answered',
    (cause: Error) => cause.message,
  );
  return { answer, pid: work.pid ?? 0 };
};
/** Ended; also where nobody has asked yet how. */
const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const status = `/proc/${pid}/status`;
  return existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8'));
};

test('answers arrays and maps, one question after the other, in one process', async () => {
  expect(await sum()).toBe(320);
  const { pid } = work;
  expect(await sum()).toBe(320);
  expect(work.pid).toBe(pid);
  expect(pid).not.toBe(process.pid);
});

test('knows nothing of our environment', async () => {
  expect(Object.keys(process.env)).toContain('TZ');
  expect(await work.ask({ kind: 'environment' })).toEqual([]);
});

test('refuses a second question while it works on one', async () => {
  const first = sum();
  await expect(sum()).rejects.toThrow('odd work was asked while it works on another question');
  expect(await first).toBe(320);
});

test('says why it failed, and answers the next question', async () => {
  await expect(work.ask({ kind: 'fail', reason: 'no such tree' })).rejects.toThrow(
    'odd work failed: Error: no such tree',
  );
  expect(await sum()).toBe(320);
});

test('says how its process ended, and answers the next question in another', async () => {
  await expect(work.ask({ kind: 'exit', code: 7 })).rejects.toThrow('the process of odd work ended with code 7');
  const { answer, pid } = asked('block');
  process.kill(pid, 'SIGKILL');
  expect(await answer).toBe('the process of odd work ended with SIGKILL');
  expect(await sum()).toBe(320);
  expect(work.pid).not.toBe(pid);
});

test('answers in another process when one was killed between two questions', async () => {
  await sum();
  const pid = work.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await until('it is gone', () => isGone(pid));
  await until('another answers', () => sum().catch(() => undefined));
  expect(work.pid).not.toBe(pid);
});

test('gives up what takes too long', async () => {
  const impatient = oddWork(20);
  await expect(impatient.ask({ kind: 'block' })).rejects.toThrow('odd work took longer than 20 ms');
  expect(impatient.pid).toBeUndefined();
});

test('ends at once when told to, in the middle of a question', async () => {
  const { answer, pid } = asked('block');
  await within(10_000, 'the process ends', work.stop());
  expect(await answer).toBe('the process of odd work ended with SIGTERM');
  expect(isGone(pid)).toBe(true);
});

test('ends with who asked, also when that is killed', async () => {
  const source = new URL('../../testing/asks-for-ever.ts', import.meta.url);
  const program = findProgram({ built: new URL('./no-such-file.js', import.meta.url), source });
  const asker = spawn(process.execPath, [...(program?.execArgv ?? []), fileURLToPath(source)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(asker.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  expect(isGone(pid)).toBe(false);
  asker.kill('SIGKILL');
  await until('the process ends', () => isGone(pid));
});

test('says that its program is missing', async () => {
  const missing = new URL('./no-such-file.ts', import.meta.url);
  const { WorkProcess } = await import('./work-process.ts');
  const none = new WorkProcess({ what: 'nothing', built: missing, source: missing, heapMb: 64, longestMs: 1_000 });
  await expect(none.ask({})).rejects.toThrow(/^the program of nothing is not at file:.*no-such-file\.ts$/);
});
