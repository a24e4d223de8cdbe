import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';
import { makeSensor, publish, testPassport } from '../support/sensor.ts';

/** To one server, over HTTP/1.1, for all its tabs together. */
const CONNECTIONS_OF_A_BROWSER = 6;
/** The gate refuses readings that come sooner than the passport says. */
const everySecond = () => ({ ...testPassport(), intervalSeconds: 1 });

export function live(): void {
  it('shows a reading from MQTT on the open page, which asks for nothing', async () => {
    const { name, placeId, datastreamId } = await makeSensor(theServer(), everySecond());
    await publish(theServer(), datastreamId, 51.5);
    const page = await openPage(`/plekken/${placeId}?datastream=${datastreamId}&periode=dag`);
    await settle(page);
    await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
    const card = await cardOf(page, name);
    await expect.poll(() => card.textContent()).toContain('51,5');
    // From here on only the live stream, which is open, can bring something.
    await page.route('**/v1/**', () => undefined);
    await publish(theServer(), datastreamId, 63.25);
    const published = performance.now();
    await expect.poll(() => card.textContent()).toContain('63,3');
    console.log(
      `live: ${Math.round(performance.now() - published)} ms from the acknowledgement of the broker to the page`,
    );
  });

  it('holds still while paused, counts what waits, and catches up', async () => {
    const { name, placeId, datastreamId } = await makeSensor(theServer(), everySecond());
    await publish(theServer(), datastreamId, 41.5);
    const page = await openPage(`/plekken/${placeId}?datastream=${datastreamId}&periode=dag`);
    await settle(page);
    const card = await cardOf(page, name);
    await expect.poll(() => card.textContent()).toContain('41,5');
    await page.getByRole('button', { name: 'Pauzeer' }).click();
    await publish(theServer(), datastreamId, 72.5);
    await page.getByText(/^Gepauzeerd · \d+ nieuwe meting/).waitFor();
    expect(await card.textContent()).toContain('41,5');
    await page.getByRole('button', { name: 'Ga verder' }).click();
    await expect.poll(() => card.textContent()).toContain('72,5');
  });

  it('leaves the connections of a browser to the tab that is looked at, and catches up in the others', async () => {
    const { name, placeId, datastreamId } = await makeSensor(theServer(), everySecond());
    await publish(theServer(), datastreamId, 44.5);
    const seen = await openPage(`/plekken/${placeId}?datastream=${datastreamId}&periode=dag`);
    await settle(seen);
    const card = await cardOf(seen, name);
    await expect.poll(() => card.textContent()).toContain('44,5');
    // A browser without windows shows all its tabs: this is how one tells a page that it stands behind another.
    const hide = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    await seen.evaluate(hide, true);
    const pill = (page: Page) => page.getByRole('banner').locator('.live-pill');
    await expect.poll(() => pill(seen).getAttribute('data-state')).toBe('connecting');
    // More tabs than a browser opens connections to one server, opened behind the one in front.
    for (let tab = 0; tab < CONNECTIONS_OF_A_BROWSER; tab++) {
      const behind = await seen.context().newPage();
      await behind.addInitScript(hide, true);
      await behind.goto('/toegankelijkheid');
      await behind.getByRole('heading', { level: 1 }).waitFor();
    }
    await publish(theServer(), datastreamId, 73.5);
    await seen.evaluate(hide, false);
    await expect.poll(() => card.textContent()).toContain('73,5');
    await expect.poll(() => pill(seen).getAttribute('data-state')).toBe('open');
  });
}

/** Of this series; a place with many folds the last ones away. */
async function cardOf(page: Page, name: string): Promise<Locator> {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `Geluid ${name}` }) });
  const fold = page.getByText(/^Toon nog \d+ meetreeks/);
  await card.or(fold).first().waitFor();
  if ((await card.count()) === 0) await fold.click();
  await card.waitFor();
  return card;
}
