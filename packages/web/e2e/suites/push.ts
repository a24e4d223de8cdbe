import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPushService, PushedBrowser, type PushService } from '../../../server/testing/push-service.ts';
import { axeViolations, openPage, theServer, wholeBrowserPath } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { hireStaff } from '../support/staff.ts';

const PATH = '/meldingen/voorkeuren';

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
    await expect.poll(() => service.taken.length, { timeout: 20_000 }).toBe(1);
    const data = browser.read(service.taken[0]?.body ?? Buffer.alloc(0)).toString();
    await handOver(page, data);
    await expect
      .poll(() => shownOn(page), { timeout: 20_000 })
      .toEqual([{ title: 'Wijkritme', body: 'Dit is een proefbericht. Het werkt.', path: PATH }]);
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

/** As the push service hands over what it decrypted. */
async function handOver(page: Page, data: string): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (one) resolve(one.registrationId);
    });
  });
  await tools.send('ServiceWorker.enable');
  await tools.send('ServiceWorker.deliverPushMessage', { origin: theServer().url, registrationId: await found, data });
}

const shownOn = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/');
    const notices = (await registration?.getNotifications()) ?? [];
    return notices.map(({ title, body, data }) => ({ title, body, path: (data as { path: string }).path }));
  });
