import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPrograms } from './built-programs.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-built-'));
  writeFileSync(join(folder, 'a-worker.js'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const code = (name: string) => `fork(new URL('./${name}', import.meta.url))`;
const transform = (text: string, built: URL | undefined) => builtPrograms(built).transform(text);

test('a program that was built takes the place of its source, another stays what it was', () => {
  const built = pathToFileURL(`${folder}/`);
  expect(transform(code('a-worker.js'), built)).toBe(`fork(new URL('${new URL('a-worker.js', built)}'))`);
  expect(transform(code('b-worker.js'), built)).toBe(code('b-worker.js'));
  expect(transform(code('a-worker.ts'), built)).toBe(code('a-worker.ts'));
});

test('without a build nothing changes', () => {
  expect(transform(code('a-worker.js'), undefined)).toBeUndefined();
});
