import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const hasBrowser = (): boolean => existsSync(program);

/** One page in a browser of its own, in Dutch, without anything from before. */
export async function withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser: Browser = await chromium.launch({ executablePath: program, args: flags });
  try {
    const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 900 } });
    // Our loader marks functions with this; it does not exist in the page.
    await context.addInitScript('globalThis.__name ??= (value) => value');
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
