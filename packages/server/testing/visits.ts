import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { axeViolations, browserPath, launchBrowser, smallTargets } from './browser.ts';
import type { TestPerson } from './people.ts';

export interface Look {
  readonly width?: number;
  readonly language?: 'nl' | 'en';
  readonly theme?: 'light' | 'dark';
}

export interface VisitsOptions {
  /** Visits last for all tests of the file, and not for one. */
  readonly stay?: boolean;
  /** Where our pages may send one besides: the identity provider. */
  readonly alsoTo?: () => string;
}

/**
 * A browser for the tests of a file. After each test its pages are closed, and none of them has asked anything of another host
 * or gone against the content security policy. Call it after the hook that stops the server: it is closed before that.
 * @param urlOf asked at each visit: the server is there once the tests run
 */
export function visits(urlOf: () => string, { stay = false, alsoTo }: VisitsOptions = {}) {
  let browser: Browser | undefined;
  let opened: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    if (browserPath) browser = await launchBrowser();
  });
  afterEach(async () => {
    if (!stay) {
      const done = opened;
      opened = [];
      await Promise.all(done.map((context) => context.close()));
    }
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  /** A page of one's own in which this person has signed in; nobody: as a visitor. Without a path it is still empty. */
  async function openAs(person: TestPerson | undefined, path?: string, look: Look = {}): Promise<Page> {
    const { width = 1_280, language = 'nl', theme = 'light' } = look;
    if (!browser) throw new Error('the browser is not running');
    const context = await browser.newContext({
      baseURL: urlOf(),
      viewport: { width, height: 800 },
      locale: language === 'nl' ? 'nl-NL' : 'en-GB',
      timezoneId: 'Europe/Amsterdam',
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    opened.push(context);
    // What the pages of others ask of the world stays here.
    await context.route(/^https?:\/\/(?!localhost|127\.)/, (route) => route.abort());
    if (person) await takeCookie(context, person.headers.cookie);
    context.on('page', listen);
    const page = await context.newPage();
    if (path !== undefined) await page.goto(path);
    return page;
  }

  /** Notes what a page of ours asks of another host, and what the policy or a script complains of. */
  function listen(page: Page): void {
    const isOurs = (address: string) => address.startsWith(`${urlOf()}/`);
    const isKnown = (address: string) =>
      isOurs(address) || /^(data|blob):/.test(address) || (alsoTo && address.startsWith(`${alsoTo()}/`));
    page.on('request', (request) => {
      if (isOurs(page.url()) && !isKnown(request.url())) complaints.push(request.url());
    });
    page.on('console', (message) => {
      if (isOurs(message.location().url) && /Content Security Policy|Uncaught/.test(message.text()))
        complaints.push(message.text());
    });
  }

  function takeCookie(context: BrowserContext, cookie: string): Promise<void> {
    const [name = '', value = ''] = cookie.split('=');
    return context.addCookies([{ name, value, url: urlOf() }]);
  }

  return { openAs, takeCookie };
}

/** Against WCAG, also in the reader's own colours, and wider than the window; once nothing is loading any more. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.locator('.nl-skeleton').count()).toBe(0);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const faults = [...(await axeViolations(page)), ...(await smallTargets(page))];
  await page.emulateMedia({ forcedColors: 'active' });
  const inOwnColours = await axeViolations(page, 'colours');
  await page.emulateMedia({ forcedColors: 'none' });
  return [
    ...faults,
    ...inOwnColours.map((fault) => `in own colours: ${fault}`),
    ...(tooWide > 0 ? [`${tooWide} px`] : []),
  ];
}
