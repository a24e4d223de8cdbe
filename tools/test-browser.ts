import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const firstOf = (...paths: (string | undefined)[]) =>
  paths.find((path): path is string => path !== undefined && existsSync(path));
const chosen = process.env.CHROMIUM_PATH;

/** The whole Chromium of this machine. What is pushed to a device needs it: the one without windows has no notices. */
export const wholeBrowserPath = firstOf(chosen, '/usr/bin/chromium', '/usr/bin/chromium-browser');

/** What tests look at pages with: the same Chromium without windows, in half the processor time; without one they skip, and say so. */
export const browserPath = firstOf(chosen, '/usr/bin/chromium-headless-shell', wholeBrowserPath);
if (!browserPath) console.log('skipped: no Chromium found; set CHROMIUM_PATH');
else if (!wholeBrowserPath)
  console.log('skipped: messages on devices, which need the whole Chromium; set CHROMIUM_PATH');

/** `SLOW_BROWSER=6 npm run e2e`: scripts run so many times slower and answers come later, which shows what a test did not wait for. */
const slowness = Math.max(1, Number(process.env.SLOW_BROWSER ?? 1));
const LATER_MS = 20;
/** What one waits for mostly comes at once; this long where the machine has other things to do. */
const PATIENCE_MS = 60_000;

/**
 * The browser in which tests look at the pages. Of the desktop of this machine it knows nothing: where a session has a bus but its
 * service of notices does not come up, a browser keeps notices back for the first 25 s of its life.
 */
export async function launchBrowser(executablePath = browserPath): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
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
