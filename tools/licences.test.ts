import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Licences whose works may go out together with ours (EUPL-1.2). */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]);

/** Other licences, by package, with the reason why they may stay. */
const exceptions: Readonly<Record<string, { licence: string; reason: string }>> = {
  'date-holidays': { licence: 'CC-BY-3.0', reason: 'its holiday data; named in the README of that package' },
  pako: { licence: 'Zlib', reason: 'permissive; the part that was ported from zlib' },
  jsts: {
    licence: 'EDL-1.0',
    reason: 'the Eclipse Distribution License is BSD-3-Clause in other words',
  },
  'png-js': { licence: 'unknown', reason: 'MIT by its LICENSE file; its package.json names none' },
  argparse: { licence: 'PSF-2.0', reason: 'permissive; the Python licence under its newer name' },
};

interface LockEntry {
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly license?: string;
}

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockEntry>;
};
const production = Object.entries(lock.packages).filter(
  ([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.dev,
);

it('goes through the production dependencies', () => {
  expect(production.length).toBeGreaterThan(100);
});

it('finds only licences that go together with EUPL-1.2', () => {
  const wrong = production
    .map(([path, entry]) => ({ name: path.split('node_modules/').at(-1) ?? '', licence: licenceOf(path, entry) }))
    .filter(({ name, licence }) => !isAllowed(licence, name))
    .map(({ name, licence }) => `${name}: ${licence}`);
  expect(wrong).toEqual([]);
});

it('has no exception that is no longer needed', () => {
  const names = new Set(production.map(([path]) => path.split('node_modules/').at(-1)));
  expect(Object.keys(exceptions).filter((name) => !names.has(name))).toEqual([]);
});

/** What the package itself says; what the lock file says where it is not installed on this platform. */
function licenceOf(path: string, entry: LockEntry): string {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return entry.license ?? 'unknown';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string | { type: string };
    licenses?: { type: string }[];
  };
  if (typeof license === 'object') return license.type;
  return license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown';
}

/** An SPDX expression: one side of an OR suffices, both sides of an AND must do. */
function isAllowed(licence: string, name: string): boolean {
  const text = licence.replace(/^\((.*)\)$/, '$1');
  if (text.includes(' OR ')) return text.split(' OR ').some((part) => isAllowed(part, name));
  if (text.includes(' AND ')) return text.split(' AND ').every((part) => isAllowed(part, name));
  return allowed.has(text) || exceptions[name]?.licence === text;
}
