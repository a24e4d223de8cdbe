import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'wijkritme-package-'));
/** A project of somebody else, in which the package was installed. */
const project = join(folder, 'project');
const installed = join(project, 'node_modules', '@wijkritme', 'client');

let server: TestServer;
let places: Places;

beforeAll(async () => {
  run(process.execPath, [join(root, 'tools', 'pack-client.mjs'), folder]);
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  mkdirSync(installed, { recursive: true });
  run('tar', ['xzf', join(folder, file ?? ''), '-C', installed, '--strip-components=1']);
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  // What npm would have put beside it.
  mkdirSync(join(project, 'node_modules', '@types'));
  for (const name of ['typebox', '@types/node'])
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  server = await startTestServer();
  places = await layDistricts(server);
  await buildThing(server, { name: 'Kastje', position: places.pointHere });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}

/** An example from the package, as somebody would try it. @returns what it prints */
function tryOut(name: string, ...args: string[]): Promise<string> {
  copyFileSync(join(installed, 'examples', name), join(project, name));
  const child = spawn(process.execPath, [name, server.url, ...args], {
    cwd: project,
    env: { PATH: process.env.PATH, KEY: server.adminKey },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', () => resolve(text));
  });
}

/** What the compiler says of this text in that project. */
function compile(text: string): string {
  writeFileSync(join(project, 'main.ts'), text);
  const compilerOptions = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: ['node'] };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  return spawnSync(tsc, ['-p', project], { cwd: project, encoding: 'utf8' }).stdout;
}

describe('the client, installed elsewhere', () => {
  test('asks a server what was measured', async () => {
    expect(await tryOut('latest-by-place.mjs')).toContain('WK01 · Kastje · ');
  });

  test('changes what it has seen, and nothing that a colleague changed meanwhile', async () => {
    expect(await tryOut('change-safely.mjs', String(places.here), '2')).toBe('changed to 2\n');
    const { body } = await server.send<{ perWeek: number }>('GET', `/v1/places/${places.here}/alarm-budget`);
    expect(body.perWeek).toBe(2);
  });

  test('knows what goes in and comes out', () => {
    const example = readFileSync(join(installed, 'examples', 'summaries.ts'), 'utf8');
    expect(compile(example)).toBe('');
    expect(compile(example.replace("interval: 'hour'", "interval: 'fortnight'"))).toContain('fortnight');
  });

  test('brings its licence, and needs nothing of this project', () => {
    expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toContain('EUPL');
    const about = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(about).toMatchObject({ name: '@wijkritme/client', license: 'EUPL-1.2' });
    expect(about.private).toBeUndefined();
    expect(Object.keys(about.dependencies)).toEqual(['typebox']);
  });
});
