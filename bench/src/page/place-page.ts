import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { withPage } from '../harness/browser.ts';
import type { Server } from '../harness/server.ts';

export interface FirstLoad {
  readonly place: string;
  /** Addresses of the API that the page asked for, in order, each once. */
  readonly calls: readonly string[];
  /** Transferred files by kind, bytes as they travelled. */
  readonly bytes: Readonly<Record<string, number>>;
  readonly scripts: readonly string[];
  /** ms from the click on the address until the page had its data and was still. */
  readonly doneMs: number;
}

/** The page of a place in an empty browser, and all that it fetched. */
export async function loadPlacePage(server: Server): Promise<FirstLoad> {
  const place = await busiestPlace(server);
  return withPage(async (page) => {
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    const start = performance.now();
    await page.goto(`${server.url}/plekken/${place.id}`);
    await page.waitForSelector('a[href*="datastream="]', { state: 'attached' });
    await untilStill(page, responses);
    const doneMs = performance.now() - start;
    const calls = [...new Set(responses.map(pathOf).filter((path) => path.startsWith('/v1/') && path !== '/v1/live'))];
    const bytes: Record<string, number> = {};
    const scripts: string[] = [];
    for (const response of responses) {
      const kind = response.request().resourceType();
      if (kind === 'eventsource') continue;
      const size = await travelled(response);
      bytes[kind] = (bytes[kind] ?? 0) + size;
      if (kind === 'script') scripts.push(`${pathOf(response).split('/').at(-1)} ${Math.round(size / 100) / 10} kB`);
    }
    return { place: place.name, calls: calls.filter((path) => !path.startsWith('/v1/live')), bytes, scripts, doneMs };
  });
}

/** Where most is measured: the page with the most to fetch. */
async function busiestPlace(server: Server): Promise<{ id: number; name: string }> {
  const [{ items: places }, { items: beats }] = await Promise.all([
    server.client.listPlaces(),
    server.client.listBeats(),
  ]);
  const neighbourhoods = new Set(places.filter(({ kind }) => kind === 'neighbourhood').map(({ id }) => id));
  const most = beats
    .filter(({ placeId }) => neighbourhoods.has(placeId))
    .sort((a, b) => b.datastreams - a.datastreams)[0];
  const place = places.find(({ id }) => id === most?.placeId);
  if (!place) throw new Error('the sample city has no neighbourhood');
  return place;
}

/** Nothing came for a while; the live stream never ends, so "network idle" would not do. */
async function untilStill(page: Page, responses: readonly Response[]): Promise<void> {
  let seen = -1;
  while (seen !== responses.length) {
    seen = responses.length;
    await page.waitForTimeout(700);
  }
}

const pathOf = (response: Response): string => {
  const { pathname, search } = new URL(response.url());
  return pathname + search;
};

/** Bytes of the body as they were sent; where the browser does not say, the same compression made again. */
async function travelled(response: Response): Promise<number> {
  const { responseBodySize } = await response
    .request()
    .sizes()
    .catch(() => ({ responseBodySize: 0 }));
  if (responseBodySize > 0) return responseBodySize;
  const body = await response.body().catch(() => Buffer.alloc(0));
  const isPacked = response.headers()['content-encoding'] === 'gzip';
  return isPacked ? gzipSync(body, { level: 9 }).length : body.length;
}
