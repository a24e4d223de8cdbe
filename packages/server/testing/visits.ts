import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestPerson } from './people.ts';

export interface Look {
  readonly width?: number;
  readonly language?: 'nl' | 'en';
  readonly theme?: 'light' | 'dark';
}

/** @param of asked at each visit: browser and server are there once the tests run */
export function visits(of: () => { readonly browser: Browser; readonly url: string }) {
  /** Requests to other hosts, and what the content security policy or a script complained of, since the last visit began. */
  const complaints: string[] = [];

  /** A browser of its own in which this person has signed in; nobody: as a visitor. */
  async function openAs(person: TestPerson | undefined, path: string, look: Look = {}): Promise<Page> {
    const { browser, url } = of();
    const { width = 1_280, language = 'nl', theme = 'light' } = look;
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height: 800 },
      locale: language === 'nl' ? 'nl-NL' : 'en-GB',
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    if (person) await takeCookie(context, person.headers.cookie);
    const page = await context.newPage();
    complaints.length = 0;
    page.on('request', (request) => {
      if (!request.url().startsWith(`${url}/`) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Uncaught/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(path);
    return page;
  }

  function takeCookie(context: BrowserContext, cookie: string): Promise<void> {
    const [name = '', value = ''] = cookie.split('=');
    return context.addCookies([{ name, value, url: of().url }]);
  }

  return { complaints, openAs, takeCookie };
}

/** Against WCAG, and wider than the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(tooWide > 0 ? [`${tooWide} px`] : [])];
}
