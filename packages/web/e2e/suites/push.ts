import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPushService, PushedBrowser, type PushService } from '../../../server/testing/push-service.ts';
import { axeViolations, openPage, theServer, wholeBrowserPath } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { hireStaff } from '../support/staff.ts';

const PATH = '/meldingen/voorkeuren';
const TEST_WORDS = 'Dit is een proefbericht. Het werkt.';

/**
 * Subscribing, as far as a browser without a push service goes: what its push service would give is put in its place, and what it
 * would hand over is handed over by the tools for developers. The worker, its notices, the page and the server are the real ones.
 */
export function push(): void {
  let ward: string;
  let service: PushService;

  beforeAll(async () => {
    [ward, service] = await Promise.all([hireStaff('ward-officer'), openPushService()]);
  });
  afterAll(() => service?.stop());

  const isTest = (data: string) => (JSON.parse(data) as { body?: string }).body === TEST_WORDS;
  const addButton = (page: Page) => page.getByRole('button', { name: 'Stuur ook berichten naar dit apparaat' });

  it.skipIf(!wholeBrowserPath)('says it when the push service of the browser does not answer', async () => {
    // The windows of tests are private ones, in which this browser has none.
    const page = await openPage(undefined, { session: ward, wholeBrowser: true, expected: /incognito mode/ });
    await page.context().grantPermissions(['notifications']);
    await page.goto(PATH);
    await addButton(page).click();
    await page.getByText('De berichtendienst van uw browser antwoordt niet.').waitFor();
    await page.getByText('Nog geen van uw apparaten krijgt berichten.').waitFor();
  });

  it.skipIf(!wholeBrowserPath)('says it when a person said no', async () => {
    const page = await openPage(undefined, { session: ward, wholeBrowser: true });
    await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
    await page.goto(PATH);
    await page.getByText('U hebt berichten van deze site geblokkeerd.').waitFor();
    expect(await addButton(page).count()).toBe(0);
  });

  it.skipIf(!wholeBrowserPath)('subscribes, gets a message, shows it, and is taken away', async () => {
    const browser = new PushedBrowser();
    const page = await openPage(undefined, { session: ward, wholeBrowser: true });
    await page.context().grantPermissions(['notifications']);
    await page.addInitScript(giveSubscription, browser.subscription(`${service.url}/wpush/e2e`));
    await page.goto(PATH);
    await page.getByLabel('Hoe noemt u dit apparaat?').fill('Proefapparaat');
    await addButton(page).click();
    await page.getByText('Dit apparaat krijgt nu berichten.').waitFor();
    await page.getByText('(dit apparaat)').waitFor();
    await page.getByRole('button', { name: /^Stuur een proefbericht ?: Proefapparaat$/ }).click();
    // A signal of the city may come to be told at the same moment.
    const sent = () => service.taken.map(({ body }) => browser.read(body).toString()).filter(isTest);
    await expect.poll(sent).toHaveLength(1);
    const data = sent().join();
    const told = await handOver(page, data);
    const shown = [{ title: 'Wijkritme', body: TEST_WORDS, path: PATH }];
    await expect.poll(() => told(), { timeout: 20_000 }).toEqual({ read: [data], shown, faults: [] });
    await looksGood(page);
    await page.getByRole('button', { name: /^Haal weg ?: Proefapparaat$/ }).click();
    await page.getByText('Het apparaat krijgt geen berichten meer.').waitFor();
    await addButton(page).waitFor();
  });

  async function looksGood(page: Page): Promise<void> {
    for (const look of [{ width: 1_440 }, { width: 320, theme: 'dark' }] as const) {
      await page.setViewportSize({ width: look.width, height: 900 });
      await page.emulateMedia({ colorScheme: 'theme' in look ? look.theme : 'light' });
      await settle(page);
      const { tooWide } = await pageFacts(page);
      const [axe, small] = [await axeViolations(page), await smallTargets(page)];
      expect({ look, axe, small, tooWide: Math.max(0, tooWide) }).toEqual({ look, axe: [], small: [], tooWide: 0 });
    }
  }
}

/** Runs in the page: in the place of the push service of the browser. */
function giveSubscription({ endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string }): void {
  let isSubscribed = false;
  const bytes = (text: string) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0)).buffer;
  const made = {
    endpoint,
    getKey: (name: string) => bytes(name === 'auth' ? auth : p256dh),
    unsubscribe: async () => {
      isSubscribed = false;
      return true;
    },
  };
  Object.assign(PushManager.prototype, {
    subscribe: async () => {
      isSubscribed = true;
      return made;
    },
    getSubscription: async () => (isSubscribed ? made : null),
  });
}

interface Notice {
  readonly title: string;
  readonly body: string | undefined;
  readonly path: string;
}

interface Told {
  /** Messages that reached the worker. */
  readonly read: readonly string[];
  /** Notices that the worker asked the browser to show. */
  readonly shown: readonly Notice[];
  /** What went wrong in the worker, and what the browser refused to show. */
  readonly faults: readonly string[];
}

/** As the push service hands over what it decrypted, once the worker of this page is active. @returns what came of it until now */
async function handOver(page: Page, data: string): Promise<() => Promise<Told>> {
  const context = page.context();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(noteMessages);
  const tools = await context.newCDPSession(page);
  const faults: string[] = [];
  tools.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => faults.push(errorMessage.errorMessage));
  const registrationId = await activeRegistration(tools);
  await tools.send('ServiceWorker.deliverPushMessage', { origin: theServer().url, registrationId, data });
  return async () => {
    const noted = await worker.evaluate(() => (globalThis as unknown as { noted: Told }).noted);
    return { ...noted, faults: [...noted.faults, ...faults] };
  };
}

/** The one whose worker is active: to another a message is handed over in vain, and nobody says so. */
async function activeRegistration(tools: CDPSession): Promise<string> {
  const active = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const one = versions.find(({ status }) => status === 'activated');
      if (one) resolve(one.registrationId);
    });
  });
  await tools.send('ServiceWorker.enable');
  return active;
}

/**
 * Runs in the worker, beside what it does itself. When the notice comes to stand on a desktop is not looked at: without one Chromium at times
 * keeps it back, or takes it away at once.
 */
function noteMessages(): void {
  const noted = { read: [] as string[], shown: [] as Notice[], faults: [] as string[] };
  Object.assign(globalThis, { noted });
  addEventListener('push', (event) => noted.read.push((event as unknown as { data: { text(): string } }).data.text()));
  const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
  const show = registration.showNotification.bind(registration);
  registration.showNotification = (title, options = {}) => {
    const { body, data } = options;
    noted.shown.push({ title, body, path: (data as { path: string }).path });
    const showing = show(title, options);
    showing.catch((cause) => noted.faults.push(String(cause)));
    return showing;
  };
}
