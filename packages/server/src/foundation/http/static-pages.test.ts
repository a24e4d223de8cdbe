import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveStaticPages } from './static-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-pages-'));
const app = Fastify();

/** As a build leaves it: one script, named after what is in it. */
function build(version: string): void {
  rmSync(join(folder, 'assets'), { recursive: true, force: true });
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', `index-${version}.js`), `export const version = '${version}';`);
  writeFileSync(join(folder, 'index.html'), `<script type="module" src="/assets/index-${version}.js"></script>`);
}

beforeAll(async () => {
  build('one');
  serveStaticPages(app, folder);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (url: string) => {
  const { statusCode, headers, body } = await app.inject({ url, headers: { accept: 'text/html' } });
  return { status: statusCode, cache: headers['cache-control'], body };
};

test('the page is asked for anew each time, a named script never', async () => {
  expect(await get('/')).toMatchObject({ status: 200, cache: 'no-cache' });
  expect(await get('/plekken/3')).toMatchObject({ status: 200, cache: 'no-cache' });
  expect(await get('/assets/index-one.js')).toMatchObject({
    status: 200,
    cache: 'public, max-age=31536000, immutable',
  });
});

test('a build while the server runs is served whole: the new page and its new scripts', async () => {
  build('two');
  expect((await get('/')).body).toContain('index-two.js');
  expect(await get('/assets/index-two.js')).toMatchObject({ status: 200, body: expect.stringContaining('two') });
  const gone = await get('/assets/index-one.js');
  expect(gone).toMatchObject({ status: 404 });
  expect(gone.body).not.toContain('<script');
  expect(gone.cache ?? 'no-cache').not.toContain('immutable');
});

test('nothing outside the folder of scripts is handed out through it', async () => {
  for (const path of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..%2findex.html'])
    expect((await get(path)).body).not.toContain('export const');
  expect((await get('/assets/%2e%2e%2f%2e%2e%2fetc/passwd')).status).toBeGreaterThanOrEqual(400);
});
