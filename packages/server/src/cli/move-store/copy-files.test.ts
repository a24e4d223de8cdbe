import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyFiles, listFiles } from './copy-files.ts';

let folder: string;
let from: string;
let to: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-copy-'));
  [from, to] = [join(folder, 'from'), join(folder, 'to')];
  for (const path of [join(from, 'case-files', 'deep'), join(from, 'postgres'), to])
    mkdirSync(path, { recursive: true });
  writeFileSync(join(from, 'log.key'), 'key');
  writeFileSync(join(from, 'case-files', 'deep', 'plan'), Buffer.from([0, 255, 10]));
  for (const file of ['wijkritme.lock', 'server.json', join('postgres', 'PG_VERSION')])
    writeFileSync(join(from, file), 'x');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function copy(): number {
  const files = listFiles(from, to);
  copyFiles(from, to, files);
  return files.all.length;
}

test('keys and files of cases go along, byte by byte; stores and locks do not', () => {
  expect(copy()).toBe(2);
  expect(readdirSync(to).sort()).toEqual(['case-files', 'log.key']);
  expect(readFileSync(join(to, 'case-files', 'deep', 'plan'))).toEqual(Buffer.from([0, 255, 10]));
});

test('what a stopped copy left is done again', () => {
  copy();
  rmSync(join(to, 'log.key'));
  writeFileSync(join(to, 'log.key.part'), 'half');
  expect(copy()).toBe(2);
  expect(readFileSync(join(to, 'log.key'), 'utf8')).toBe('key');
  expect(readdirSync(to).sort()).toEqual(['case-files', 'log.key']);
});

test('a folder of another installation is refused before anything is copied', () => {
  writeFileSync(join(to, 'log.key'), 'of somebody else');
  expect(copy).toThrow(expect.objectContaining({ code: 'store_not_empty' }));
  expect(readdirSync(to)).toEqual(['log.key']);
});
