import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CommandError } from '../exit-code.ts';
import { stoppable } from './stoppable.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is said when Ctrl+C comes in the middle of work. */
async function stopped(file: string, before: () => void): Promise<string> {
  const listeners = process.listenerCount('SIGINT');
  const failure = await stoppable(file, async (signal) => {
    before();
    process.emit('SIGINT');
    signal.throwIfAborted();
  }).catch((cause: unknown) => cause);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
  expect(failure).toBeInstanceOf(CommandError);
  return (failure as CommandError).words.en;
}

test('says that there is no backup, or that there is one with less beside it', async () => {
  expect(await stopped(join(folder, 'none.gz'), () => {})).toBe('Stopped; no backup was made.');
  const file = join(folder, 'whole.gz');
  expect(await stopped(file, () => writeFileSync(file, ''))).toContain(`${file} is whole. What belongs beside it`);
});

test('what fails by itself is said as it is', async () => {
  const broken = stoppable(join(folder, 'x.gz'), () => Promise.reject(new Error('the disk is full')));
  await expect(broken).rejects.toThrow('the disk is full');
});
