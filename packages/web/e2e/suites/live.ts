import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';
import { makeSensor, publish, testPassport } from '../support/sensor.ts';

/** From the acknowledgement of the broker to the eye. */
const withinMs = 2_000;

/** The gate refuses readings that come sooner than the passport says. */
const everySecond = () => ({ ...testPassport(), intervalSeconds: 1 });

export function live(): void {
  it('shows a reading from MQTT on the open page within two seconds', async () => {
    const { name, placeId, datastreamId } = await makeSensor(theServer(), everySecond());
    await publish(theServer(), datastreamId, 51.5);
    const page = await openPage(`/plekken/${placeId}?datastream=${datastreamId}&periode=dag`);
    await settle(page);
    await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
    await showAll(page);
    const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `Geluid ${name}` }) });
    expect(await card.textContent()).toContain('51,5');
    await publish(theServer(), datastreamId, 63.25);
    await expect.poll(() => card.textContent(), { timeout: withinMs, interval: 50 }).toContain('63,3');
    const loads = await page.evaluate(() => performance.getEntriesByType('navigation').length);
    expect(loads).toBe(1);
  });

  it('holds still while paused, counts what waits, and catches up', async () => {
    const { name, placeId, datastreamId } = await makeSensor(theServer(), everySecond());
    await publish(theServer(), datastreamId, 41.5);
    const page = await openPage(`/plekken/${placeId}?datastream=${datastreamId}&periode=dag`);
    await settle(page);
    await showAll(page);
    await page.getByRole('button', { name: 'Pauzeer' }).click();
    const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `Geluid ${name}` }) });
    await publish(theServer(), datastreamId, 72.5);
    await page.getByText(/^Gepauzeerd · \d+ nieuwe meting/).waitFor();
    expect(await card.textContent()).toContain('41,5');
    await page.getByRole('button', { name: 'Ga verder' }).click();
    await expect.poll(() => card.textContent(), { timeout: withinMs, interval: 50 }).toContain('72,5');
  });
}

/** A place with many series folds the last ones away. */
async function showAll(page: Awaited<ReturnType<typeof openPage>>): Promise<void> {
  const fold = page.getByText(/^Toon nog \d+ meetreeks/);
  if ((await fold.count()) > 0) await fold.click();
}
