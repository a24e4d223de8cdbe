import type { ReportCategory } from '@wijkritme/contract';
import { beforeAll, expect, it } from 'vitest';
import { axeViolations, type Look, openPage, theServer } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { cookieOfSession, hireStaff } from '../support/staff.ts';
import { walkByTab } from '../support/tab-walk.ts';

const PATH = '/soorten-meldingen';
const looks: readonly Look[] = [
  { width: 320, theme: 'light', language: 'nl' },
  { width: 320, theme: 'dark', language: 'en' },
  { width: 1_280, theme: 'dark', language: 'nl', ownColours: true },
];

/** The list from which residents choose what they report: kept by who tunes signals, seen by everybody. */
export function reportCategories(): void {
  let analyst: string;
  let ward: string;
  let placeId: number;

  beforeAll(async () => {
    [analyst, ward] = [await hireStaff('analyst'), await hireStaff('ward-officer')];
    placeId = (await theServer().api.listPlaces()).items[0]?.id ?? 0;
  });

  const add = (nl: string) =>
    theServer().api.createReportCategory({ body: { tone: 'bothersome', nl, en: `${nl} (en)`, hears: [] } });
  const stored = async (id: number) =>
    (await theServer().api.listReportCategories()).items.find((one) => one.id === id) as ReportCategory;
  const formOfResidents = async () => (await fetch(`${theServer().url}/melden/${placeId}`)).text();

  it('gets a choice, which is changed, closed and opened again', async () => {
    const page = await openPage(`/plekken/${placeId}/bewonersmeldingen`, { session: analyst });
    await page.getByRole('link', { name: 'Verander wat bewoners kunnen melden' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wat bewoners kunnen melden' }).waitFor();
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    expect(await page.getByText('Vul een naam van 3 tot 80 tekens in.').count()).toBe(2);
    const isFocused = (label: string) => page.getByLabel(label).evaluate((field) => field === document.activeElement);
    expect(await isFocused('Naam in het Nederlands')).toBe(true);
    await page.getByLabel('Naam in het Nederlands').fill('harde MUZIEK of een feest');
    await page.getByText('Deze naam staat al in de lijst.').waitFor();
    await page.getByLabel('Naam in het Nederlands').fill('Er zingen vogels');
    await page.getByLabel('Naam in het Engels').fill('Birds sing');
    await page.getByLabel('fijn', { exact: true }).check();
    await page.locator('summary', { hasText: 'Welke metingen kunnen het merken? 0 gekozen' }).click();
    await page.getByLabel('geluid', { exact: true }).check();
    await page.locator('summary', { hasText: '1 gekozen' }).waitFor();
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByText('“Er zingen vogels” is bewaard.').waitFor();
    expect(await formOfResidents()).toContain('Er zingen vogels');
    const row = page.getByRole('row', { name: /Er zingen vogels/ });
    expect(await row.textContent()).toMatch(/Birds sing.*fijn.*geluid.*ja/);

    await page.getByRole('button', { name: 'Verander “Er zingen vogels”' }).click();
    const form = page.locator('form', { hasText: '“Er zingen vogels” veranderen' });
    await form.getByText('Deze soort is fijn. Dat blijft zo.').waitFor();
    await form.getByLabel('Naam in het Nederlands').fill('Vogels zingen');
    await form.getByLabel('Bewoners en collega’s kunnen dit kiezen').uncheck();
    await form.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('“Vogels zingen” is bewaard.').waitFor();
    expect(await page.getByRole('row', { name: /Vogels zingen/ }).textContent()).toMatch(/geluid.*nee/);
    expect(await formOfResidents()).not.toMatch(/Vogels zingen|Er zingen vogels/);

    await page.getByRole('button', { name: 'Verander “Vogels zingen”' }).click();
    await page.getByLabel('Bewoners en collega’s kunnen dit kiezen').check();
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await expect.poll(formOfResidents).toContain('Vogels zingen');
  });

  it('of two who change at once the second is told, nothing is overwritten, and what they wrote stays', async () => {
    const one = await add('Een hond blaft');
    const page = await openPage(PATH, { session: analyst, expected: /status of 409/ });
    await page.getByRole('button', { name: 'Verander “Een hond blaft”' }).click();
    const form = page.locator('form', { hasText: '“Een hond blaft” veranderen' });
    await form.getByLabel('Naam in het Nederlands').fill('Honden blaffen');
    const { nl: _, id, tone: __, ...same } = one;
    const first = { ...same, nl: 'Een hond jankt', hears: ['sound-level'] };
    await theServer().api.changeReportCategory({ id, body: first });
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('Iemand anders was eerder').waitFor();
    expect(await stored(id)).toMatchObject({ nl: 'Een hond jankt', version: 2 });
    await page.getByRole('button', { name: 'Laat zien wat er nu staat' }).click();
    await page.getByText('Zo staat het er nu').waitFor();
    const changing = page.locator('form').filter({ hasText: 'Zo staat het er nu' });
    await changing.getByText('Een hond jankt', { exact: true }).waitFor();
    expect(await changing.getByLabel('Naam in het Nederlands').inputValue()).toBe('Honden blaffen');
    await changing.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('“Honden blaffen” is bewaard.').waitFor();
    expect(await stored(id)).toMatchObject({ nl: 'Honden blaffen', hears: [], version: 3 });
  });

  it('a list that was fetched anew meanwhile does not hide that somebody was first', async () => {
    const { id, tone: _, ...same } = await add('Er wordt gevoetbald');
    const page = await openPage(PATH, { session: analyst, expected: /status of 409/ });
    await page.getByRole('button', { name: 'Verander “Er wordt gevoetbald”' }).click();
    await theServer().api.changeReportCategory({ id, body: { ...same, nl: 'Er wordt gebald' } });
    // Coming back after a while the page fetches its list by itself.
    await page.clock.install();
    await page.clock.fastForward(60_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByRole('button', { name: 'Verander “Er wordt gebald”' }).waitFor();
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('Iemand anders was eerder').waitFor();
    expect(await stored(id)).toMatchObject({ nl: 'Er wordt gebald', version: 2 });
  });

  it.each(['ward-officer', 'visitor'])(
    'a %s reads the list, is told who may change it, and is refused',
    async (who) => {
      const look = who === 'visitor' ? { expected: /status of 401/ } : { session: ward };
      const page = await openPage(PATH, look);
      await page.getByText('Alleen een beheerder of analist kan deze lijst veranderen.').waitFor();
      await page.getByRole('row', { name: /Harde muziek of een feest/ }).waitFor();
      expect(await page.locator('main form, main button').count()).toBe(0);
      const { url } = theServer();
      const { name, value } = cookieOfSession(ward);
      const cookie: Record<string, string> = who === 'visitor' ? {} : { cookie: `${name}=${value}` };
      const body = { tone: 'nice', nl: 'Mag niet', en: 'May not', hears: [] };
      const { tone: _, ...rest } = body;
      for (const [method, path, sent] of [
        ['POST', '/v1/report-categories', body],
        ['PUT', '/v1/report-categories/1', { ...rest, closed: true, version: 1 }],
      ] as const) {
        const headers = { 'content-type': 'application/json', origin: url, ...cookie };
        const { status } = await fetch(url + path, { method, headers, body: JSON.stringify(sent) });
        expect([path, status]).toEqual([path, who === 'visitor' ? 401 : 403]);
      }
      await page.goto(`/plekken/${placeId}/bewonersmeldingen`);
      await page.getByRole('link', { name: 'Naar het formulier voor bewoners' }).waitFor();
      expect(await page.getByRole('link', { name: 'Verander wat bewoners kunnen melden' }).count()).toBe(0);
    },
  );

  it('is kept by keyboard alone', async () => {
    const { nl, id } = await add('Er wordt gedanst');
    const page = await openPage(PATH, { session: analyst, width: 320 });
    await page.getByRole('button', { name: `Verander “${nl}”` }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`“${nl}” veranderen`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.type(' op straat');
    await page.keyboard.press('Enter');
    await page.getByText('“Er wordt gedanst op straat” is bewaard.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      '“Er wordt gedanst op straat” is bewaard.',
    );
    expect((await stored(id)).version).toBe(2);
    const stops = await walkByTab(await openPage(PATH, { session: analyst, width: 320 }));
    expect(stops.filter(({ visible }) => !visible)).toEqual([]);
  });

  for (const look of looks)
    it(`has no faults at ${look.width} px, ${look.theme}${look.ownColours ? ', own colours' : ''}, ${look.language}`, async () => {
      const page = await openPage(PATH, { ...look, session: analyst });
      await page.locator('tbody button').first().click();
      for (const summary of await page.locator('main summary').all()) await summary.click();
      await page.locator('main form button[type=submit]').last().click();
      await settle(page);
      const { tooWide, h1, lang } = await pageFacts(page);
      expect([await axeViolations(page), await smallTargets(page), tooWide, h1, lang]).toEqual([
        [],
        [],
        0,
        1,
        look.language,
      ]);
    });
}
