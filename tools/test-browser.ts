import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The Chromium of this machine; without one the browser tests skip, and say so. */
export const browserPath = candidates.find((path): path is string => path !== undefined && existsSync(path));
if (!browserPath) console.log('skipped: no Chromium found; set CHROMIUM_PATH');

/** `SLOW_BROWSER=6 npm run e2e`: scripts run so many times slower and answers come later, which shows what a test did not wait for. */
const slowness = Math.max(1, Number(process.env.SLOW_BROWSER ?? 1));
const LATER_MS = 20;
/** What one waits for mostly comes at once; this long where the machine has other things to do. */
const PATIENCE_MS = 60_000;

/** The browser in which tests look at the pages. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
  });
  browser.on('context', (context) => {
    context.setDefaultTimeout(PATIENCE_MS * slowness);
    if (slowness > 1) context.on('page', slowDown);
  });
  return browser;
}

async function slowDown(page: Page): Promise<void> {
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slowness * LATER_MS,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  } catch {
    // The page was gone before.
  }
}
