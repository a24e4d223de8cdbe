import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('migrations are only added at the end, so that every store that runs can go on', () => {
  const known = readFileSync(join(root, 'tools', 'migrations.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const there = readdirSync(join(root, 'packages', 'server', 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /[/\\]migrations[/\\]\d+-[\w-]+\.ts$/.test(file))
    .map((file) => basename(file, '.ts'));
  expect(known.length).toBeGreaterThan(50);
  expect(there.sort()).toEqual(known);
});
