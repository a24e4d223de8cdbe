import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { texts } from '../../src/i18n/language.ts';

export { smallTargets } from '../../../../tools/small-targets.ts';

interface Watch {
  readonly url: string;
  readonly expected: RegExp | undefined;
  readonly complaints: string[];
}

/** Notes errors, breaches of the policy (Chromium writes them to the console) and requests to other hosts. */
export function keepManners(page: Page, { url, expected, complaints }: Watch): void {
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(data|blob):/.test(request.url()))
      complaints.push(`request to another host: ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected?.test(message.text()))
      complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
}

/** Nothing is loading any more; charts and map come late. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const loading = [texts.nl, texts.en].flatMap(({ shell, map, charts }) => [
    shell.loading,
    map.loading,
    charts.band.loading,
  ]);
  const words = new RegExp(loading.join('|'));
  await expect.poll(() => page.getByText(words).count(), { timeout: 15_000, interval: 100 }).toBe(0);
}

/** What holds on every page, whatever it shows. */
export async function pageFacts(page: Page) {
  return page.evaluate(() => ({
    tooWide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    h1: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang,
  }));
}

/** How many different colours a part of the page shows; an empty canvas has one. */
export async function coloursOf(page: Page, part: ReturnType<Page['locator']>): Promise<number> {
  const picture = (await part.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext('2d');
    if (!pen) return 0;
    pen.drawImage(image, 0, 0);
    return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, picture);
}
