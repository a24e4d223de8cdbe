import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { envToConfig, settings } from '../packages/server/src/foundation/config.ts';
import { VERSION } from '../packages/server/src/foundation/health.ts';

const root = join(import.meta.dirname, '..');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => join('docs', String(name)))
    .filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'packages'))
    .map((name) => join('packages', name, 'README.md'))
    .filter((name) => existsSync(join(root, name))),
];

describe('documents', () => {
  it('link to files that exist', () => {
    const broken = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link.split('#')[0] ?? '')
        .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
        .filter((link) => !existsSync(join(root, dirname(document), link)))
        .map((link) => `${document} → ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const unknown = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([a-z][\w:]*)/g)]
        .filter(([, name = '']) => !(name in scripts))
        .map(([command]) => `${document}: ${command}`),
    );
    expect(unknown).toEqual([]);
  });

  it('have a README of at most 40 lines in each package', () => {
    for (const name of readdirSync(join(root, 'packages'))) {
      expect(read(join('packages', name, 'README.md')).split('\n').length, name).toBeLessThanOrEqual(41);
    }
  });

  it('have a picture that is small enough for a first screen', () => {
    expect(readFileSync(join(root, 'docs/pictures/overview.png')).length).toBeLessThan(250_000);
  });
});

describe('decisions', () => {
  const files = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');

  it('stand in the index, with their title', () => {
    const index = read('docs/decisions/README.md');
    for (const file of files) {
      const title = /^# \d+\. (.+)$/m.exec(read(`docs/decisions/${file}`))?.[1];
      expect(index).toContain(`| ${file.slice(0, 4)} | [${title}](${file}) |`);
    }
    expect(index.match(/^\| \d{4} /gm)).toHaveLength(files.length);
  });

  it('have a number of their own and their three parts', () => {
    expect(new Set(files.map((name) => name.slice(0, 4))).size).toBe(files.length);
    for (const file of files) {
      expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
      for (const part of ['## Context', '## Decision', '## Consequences'])
        expect(read(`docs/decisions/${file}`)).toContain(`\n${part}\n`);
    }
  });
});

describe('.env.example', () => {
  const entries = [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);

  it('names every setting once, in the same order', () => {
    expect(entries.map(([name]) => name)).toEqual([...settings]);
  });

  it('shows the defaults', () => {
    expect(envToConfig(Object.fromEntries(entries), '/')).toEqual(envToConfig({}, '/'));
  });
});

it('the version is the same everywhere', () => {
  const version = (file: string) => (JSON.parse(read(file)) as { version: string }).version;
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`);
  expect([...packages, 'package.json'].map(version)).toEqual([...packages, ''].map(() => VERSION));
  expect(read('publiccode.yml')).toContain(`softwareVersion: ${VERSION}\n`);
});

it('every package carries the licence', () => {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`);
  for (const file of [...packages, 'package.json'])
    expect((JSON.parse(read(file)) as { license: string }).license, file).toBe('EUPL-1.2');
  expect(read('LICENSE')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
  expect(read('LICENSE')).toContain('‘Compatible Licences’ according to Article 5 EUPL are:');
});

it('no file speaks of the place where it was written', () => {
  // Put together, so that this file does not find itself.
  const words = [
    ['/wo', 'rk/'],
    ['issue', ' #'],
    ['clau', 'de'],
    ['anthro', 'pic'],
    ['chat', 'gpt'],
    ['co', 'pilot'],
  ];
  const pattern = new RegExp(words.map((parts) => parts.join('')).join('|'), 'i');
  const git = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  const files = git.stdout
    .split('\n')
    .filter((file) => /\.(ts|tsx|mjs|js|json|md|css|html|yml|svg)$|run$|\.example$/.test(file));
  // An unpacked archive has no list of files; CI works in a clone.
  expect(files.length > 100 || git.status !== 0).toBe(true);
  const found = files
    .filter((file) => file !== 'package-lock.json' && existsSync(join(root, file)))
    .filter((file) => pattern.test(read(file)));
  expect(found).toEqual([]);
});

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
