import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createClient } from '@wijkritme/client';
import { afterEach, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { type ChildServer, newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { until } from './kit/until.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function start(dataDir: string): ChildServer {
  const server = serve(dataDir, { DEMO: 'on' });
  opened.push(() => server.kill());
  return server;
}

async function wijkritme(dataDir: string, ...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const into = new Writable({
    write: (chunk: Buffer, _encoding, next) => {
      out += chunk.toString();
      next();
    },
  });
  const code = await run(args, {
    env: { DATA_DIR: dataDir, PORT: '0', MQTT_PORT: '0' },
    cwd: dataDir,
    out: into,
    err: into,
  });
  return { code, out };
}

/** Every answer of the doors for reading that could show something of the city. */
async function everything(url: string): Promise<Record<string, string>> {
  const sets = ['Things', 'Datastreams', 'Locations', 'Sensors', 'ObservedProperties', 'FeaturesOfInterest'];
  const lists = ['places', 'things', 'datastreams', 'beats', 'deviations', 'signals', 'map-layers', 'place-shapes'];
  const paths = [
    ...lists.map((name) => `/v1/${name}`),
    ...[...sets, 'HistoricalLocations', 'Observations'].map((name) => `/v1.1/${name}`),
  ];
  const texts = await Promise.all(paths.map(async (path) => [path, await (await fetch(url + path)).text()]));
  return Object.fromEntries(texts);
}

test('the sample city goes while it is being filled, and does not come back', async () => {
  const dataDir = newDataDir();
  opened.push(() => removeDataDir(dataDir));
  const first = start(dataDir);
  const { url, adminKey } = await first.ready();
  const client = createClient({ baseUrl: url, key: adminKey });
  await until(
    'readings come in',
    async () => (await client.listDatastreams({})).items.filter(({ latest }) => latest !== null).length > 3,
    120_000,
  );
  expect((await client.getHealth()).simulated).toBe(true);
  expect(Object.values(await everything(url)).filter((text) => /simul/i.test(text)).length).toBeGreaterThan(8);

  const { code, out } = await wijkritme(dataDir, 'demo', 'remove', '--lang', 'en');
  expect(out).toMatch(/^The sample city is gone: 9 places, 40 things, \d+ readings, 7 map layers\.\n$/);
  expect(code).toBe(0);
  const left = await everything(url);
  for (const [path, text] of Object.entries(left)) expect(text, path).not.toMatch(/simulat(ie|ed":true)|Demodam/i);
  for (const path of Object.keys(left)) {
    const { items, value, features } = JSON.parse(left[path] ?? '') as Record<string, unknown[]>;
    expect(items ?? value ?? features, path).toEqual([]);
  }
  expect((await client.getHealth()).simulated).toBe(false);
  expect((await wijkritme(dataDir, 'demo', 'remove')).out).toBe('Er is geen voorbeeldstad.\n');
  const { err } = await first.kill('SIGTERM');
  expect(err).toContain('Voorbeeldstad Demodam is verwijderd.');

  const second = start(dataDir);
  const again = await second.ready();
  expect(await (await fetch(`${again.url}/v1/places`)).json()).toEqual({ items: [] });
  const stopped = await second.kill('SIGTERM');
  expect(stopped.err).not.toContain('Demodam');
  expect(existsSync(join(dataDir, 'demo.removed'))).toBe(true);
});
