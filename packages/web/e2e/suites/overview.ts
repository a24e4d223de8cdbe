import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { coloursOf, settle } from '../support/manners.ts';

export function overview(): void {
  it('says in Dutch how the district is, and that the data are made up', async () => {
    const page = await openPage('/');
    await page.getByRole('heading', { level: 1, name: 'Hoe gaat het nu in Demodam?' }).waitFor();
    await page.getByText('Voorbeeldgegevens: Demodam is een verzonnen wijk').waitFor();
    await page.getByText(/^(Op alle \d plekken is het nu|Op \d van de \d plekken)/).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Nieuwste afwijkingen' }).waitFor();
    await page.getByRole('link', { name: ' in ' }).first().waitFor();
  });

  it('draws the map, and lists as many places as there are', async () => {
    const page = await openPage('/');
    await settle(page);
    const { items } = await theServer().api.listPlaces();
    const names = items.filter(({ kind }) => kind === 'neighbourhood').map(({ name }) => name);
    const canvas = page.getByRole('region', { name: 'Kaart van Demodam' });
    // Land, water, houses, borders and names: far more colours than an empty canvas.
    await expect.poll(() => coloursOf(page, canvas), { timeout: 15_000 }).toBeGreaterThan(100);
    const listed = page.getByRole('listitem').filter({ hasText: /^(?!.* 20\d\d)/ });
    for (const name of names)
      await expect.poll(() => listed.filter({ has: page.getByRole('link', { name, exact: true }) }).count()).toBe(1);
  });

  it('switches between map and list, and the address remembers it', async () => {
    const page = await openPage('/');
    await settle(page);
    await page.getByRole('radio', { name: 'Lijst' }).click();
    await expect.poll(() => page.url()).toContain('weergave=lijst');
    const map = page.getByRole('region', { name: 'Kaart van Demodam' });
    await expect.poll(() => map.count()).toBe(0);
    await page.reload();
    await settle(page);
    await expect.poll(() => page.getByRole('radio', { name: 'Lijst' }).isChecked()).toBe(true);
    expect(await map.count()).toBe(0);
    await page.getByRole('radio', { name: 'Kaart' }).click();
    await map.waitFor();
  });

  it('keeps the chosen language', async () => {
    const page = await openPage('/');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'How is Demodam now?' }).waitFor();
    // The sentences of the server follow too.
    await page
      .getByText(/it is as usual for this time|than usual|different/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'How is Demodam now?' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it('does not keep a Dutch answer that was still under way', async () => {
    const page = await openPage(undefined);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/v1/beats', async (route) => {
      const isDutch = route.request().headers()['accept-language'] === 'nl';
      if (isDutch) await held;
      await route.continue().catch(() => undefined); // the page may have given up on it
    });
    // Nor may a live message happen to say it again.
    await page.route('**/v1/live*', () => undefined);
    const asked = page.waitForRequest('**/v1/beats');
    await page.goto('/');
    await asked;
    await page.getByRole('radio', { name: 'English' }).click();
    release();
    await page
      .getByText(/it is as usual for this time/)
      .first()
      .waitFor();
    await expect.poll(() => page.getByText(/zoals altijd op dit moment/).count()).toBe(0);
  });

  it('can be dark, and stays so', async () => {
    const page = await openPage('/');
    await page.getByRole('radio', { name: 'Donker' }).click();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const isDark = async () => Math.max(...((await background()).match(/\d+/g) ?? ['255']).map(Number)) < 80;
    await expect.poll(isDark).toBe(true);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(isDark).toBe(true);
  });

  it('keeps the column beside the map short', async () => {
    const page = await openPage('/');
    await settle(page);
    for (const name of ['Alle afwijkingen', 'Alle signalen']) await page.getByRole('link', { name }).waitFor();
    const links = page.getByRole('main').getByRole('link');
    const hrefs = await links.evaluateAll((all) =>
      all.filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href') ?? ''),
    );
    // Five deviations and three signals at most; the rest is one link away.
    expect(hrefs.filter((href) => /^\/(afwijkingen|signalen)\/\d+$/.test(href)).length).toBeLessThanOrEqual(8);
    expect(hrefs).toContain('/afwijkingen');
    expect(hrefs).toContain('/signalen');
  });
}
