import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { browserPath, launchBrowser, wholeBrowserPath } from '../../../../tools/test-browser.ts';
import { keepManners } from './manners.ts';
import { startServer, type TestServer } from './server.ts';

export { type AxeRules, axeViolations } from '../../../../tools/axe.ts';
export { browserPath, wholeBrowserPath };

export interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'nl' | 'en';
  readonly zone?: string;
  /** High contrast: the system's colours take the place of ours. */
  readonly ownColours?: boolean;
  /** Signed in as administrator. */
  readonly administrator?: boolean;
  /** Signed in as somebody of the staff: the token of their session. */
  readonly session?: string;
  /** Without it the page can run no script of its own. */
  readonly script?: boolean;
  /** In a browser with everything a person has, also notices. */
  readonly wholeBrowser?: boolean;
  /** Console messages that belong to what this test does. */
  readonly expected?: RegExp;
}

let server: TestServer | undefined;
let browser: Browser | undefined;
let wholeBrowser: Promise<Browser> | undefined;
let opened: { context: BrowserContext; complaints: string[] }[] = [];

/** The one server and browser that all suites share. */
export function useBench(): void {
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterEach(async () => {
    const done = opened;
    opened = [];
    await Promise.all(done.map(({ context }) => context.close()));
    // No error, no breach of the content security policy and no request to another host, whatever a test did.
    expect(done.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await (await wholeBrowser)?.close();
    wholeBrowser = undefined;
    await server?.stop();
  });
}

export function theServer(): TestServer {
  if (!server) throw new Error('the server is not running');
  return server;
}

/** A page of its own, in a browser context of its own. */
export async function openPage(path: string | undefined, look: Look = {}): Promise<Page> {
  const { language = 'nl', zone = 'Europe/Amsterdam' } = look;
  const { viewport, ...media } = screenOf(look);
  if (!browser) throw new Error('the browser is not running');
  if (look.wholeBrowser) wholeBrowser ??= launchBrowser(wholeBrowserPath);
  const context = await ((look.wholeBrowser && (await wholeBrowser)) || browser).newContext({
    baseURL: theServer().url,
    viewport,
    ...media,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: zone,
    reducedMotion: 'reduce',
    javaScriptEnabled: look.script ?? true,
  });
  const complaints: string[] = [];
  opened.push({ context, complaints });
  if (look.administrator)
    await context.request.post('/v1/session', { data: { key: theServer().key }, headers: { origin: theServer().url } });
  if (look.session)
    await context.addCookies([{ name: 'wijkritme_session', value: look.session, url: theServer().url }]);
  const page = await context.newPage();
  keepManners(page, { url: theServer().url, expected: look.expected, complaints });
  if (path !== undefined) await page.goto(path);
  return page;
}

/** Shows an open page on another screen, or in other colours. */
export async function takeLook(page: Page, look: Look): Promise<void> {
  const { viewport, ...media } = screenOf(look);
  await page.setViewportSize(viewport);
  await page.emulateMedia(media);
}

function screenOf({ width = 1_280, theme = 'light', ownColours }: Look) {
  return {
    viewport: { width, height: width < 600 ? 640 : 900 },
    colorScheme: theme,
    forcedColors: ownColours ? 'active' : 'none',
  } as const;
}
