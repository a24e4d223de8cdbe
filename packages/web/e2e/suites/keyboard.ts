import { expect, it } from 'vitest';
import { addresses } from '../support/addresses.ts';
import { openPage, theServer } from '../support/bench.ts';
import { layCase } from '../support/lay-case.ts';
import { settle } from '../support/manners.ts';
import { hireStaff } from '../support/staff.ts';
import { openFolds, walkByTab } from '../support/tab-walk.ts';

/** Each page is walked by who sees most of it. */
export function keyboard(): void {
  it('is walked by Tab in a stable order, with focus in view', async () => {
    const page = await openPage('/', { width: 1_440 });
    await settle(page);
    for (const name of ['Zoom uit', 'Bewaar of deel: Plekken', 'Pauzeer'])
      await page.getByRole('button', { name }).waitFor();
    for (const name of ['Alle afwijkingen', 'Alle signalen']) await page.getByRole('link', { name }).waitFor();
    // Nothing moves while one walks; the walk begins where the page does.
    await page.getByRole('button', { name: 'Pauzeer' }).click();
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const stops = await walkByTab(page);
    expect(stops.filter(({ visible }) => !visible)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual([
      'a Direct naar de inhoud',
      'a Wijkritme',
      'button Ga verder',
      'a Overzicht',
      'a Signalen',
      'a Afwijkingen',
      'a Sensoren',
      'a Sensorregister',
      'a Hoe goed?',
      'a Importeren',
      'a Aanmelden',
      'a Doe de eerste stappen',
      'input kaart',
      'canvas Kaart van Demodam',
      'button Zoom in',
      'button Zoom uit',
      'button Bewaar of deel: Plekken',
      'a place',
      'a deviation',
      'a Alle afwijkingen',
      'a signal',
      'a Alle signalen',
      'a Sensorregister',
      'a Privacycheck',
      'a Toegankelijkheid',
      'input nl',
      'input auto',
    ]);
  });

  it('lets staff Tab through every page and what is folded in it to its end, with focus in view', async () => {
    const session = await hireStaff('administrator', 'ward-officer', 'privacy-officer');
    const { items: signals } = await theServer().api.listSignals({ limit: 2 });
    const [{ caseId, measures }, open] = [await layCase(session, signals[1]?.id, 1), await addresses()];
    const staff = [
      `/signalen/${signals[1]?.id}`,
      '/dossiers',
      `/dossiers/${caseId}`,
      `/maatregelen/${measures[0]}`,
      `/maatregelen/nieuw/${caseId}`,
      '/verklaringen',
      '/meldingen',
      '/meldingen/voorkeuren',
      '/meldingen/verzending',
      '/account',
      '/mensen',
      `/sensoren/nieuw/${(await theServer().api.listPlaces()).items[0]?.id}`,
      '/check',
    ];
    const page = await openPage(undefined, { width: 1_440, session, expected: /status of 404/ });
    const lost: string[] = [];
    for (const path of [...open, ...staff]) {
      await page.goto(path);
      await settle(page);
      await openFolds(page);
      const stops = await walkByTab(page);
      lost.push(...stops.filter(({ visible }) => !visible).map(({ name }) => `${path}: ${name}`));
      expect(stops.length, path).toBeGreaterThan(5);
    }
    expect(lost).toEqual([]);
  });

  it('reads what came in bar by bar', async () => {
    const page = await openPage('/systeem', { administrator: true });
    const bars = page.getByRole('application', { name: /^Grafiek\. Pijl links en rechts: staaf voor staaf/ });
    await bars.first().focus();
    const said = page.getByText(/^.*\d\d[:.]\d\d.*: \S+ bewaard, \S+ herhaald, \S+ geweigerd\.$/);
    await page.keyboard.press('End');
    await said.waitFor();
    const last = await said.textContent();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => said.textContent()).not.toBe(last);
  });
}
