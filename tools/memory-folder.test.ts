import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMemoryFolder, removeMemoryFolder } from './memory-folder.mjs';

const GB = 2 ** 30;
const plenty = { memoryBytes: 64 * GB, folderBytes: 32 * GB };
/** No process has a number this high. */
const GONE = 2 ** 30;
let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'wijkritme-memory-'));
});
afterAll(() => rmSync(parent, { recursive: true }));

test('a folder for every user, which goes with all in it', () => {
  const folder = makeMemoryFolder({ parent, ...plenty }) ?? '';
  expect(dirname(folder)).toBe(parent);
  expect(statSync(folder).mode & 0o7777).toBe(0o1777);
  mkdirSync(join(folder, 'store'));
  removeMemoryFolder(folder);
  expect(existsSync(folder)).toBe(false);
});

test('none where memory is short or there is no such place', () => {
  expect(makeMemoryFolder({ parent, ...plenty, memoryBytes: 4 * GB })).toBeUndefined();
  expect(makeMemoryFolder({ parent, ...plenty, folderBytes: 2 * GB })).toBeUndefined();
  expect(makeMemoryFolder({ ...plenty, parent: join(parent, 'none') })).toBeUndefined();
});

test('what a killed run left goes, what a running one has stays', () => {
  const names = [`wijkritme-tests-${GONE}-a`, `wijkritme-tests-${process.pid}-b`, 'wijkritme-test-c'];
  for (const name of names) mkdirSync(join(parent, name));
  makeMemoryFolder({ parent, ...plenty });
  expect(names.map((name) => existsSync(join(parent, name)))).toEqual([false, true, true]);
});
